"""What a reading looks like outside: the JSON contract, a table on the screen, CSV and Excel.

Knows how to write findings; neither reads documents nor touches files.
"""

from __future__ import annotations

from lantu.reading.formats.contract import indicator_json, to_json
from lantu.reading.formats.screen import to_table
from lantu.reading.formats.sheets import to_csv, to_xlsx

__all__ = ["indicator_json", "to_csv", "to_json", "to_table", "to_xlsx"]
