"""The one file that a run of many documents ends in: JSON lines, or Parquet.

Knows how both are written whole or not at all; the lines come ready from whoever read them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lantu.reading.command_outputs import written_whole
from lantu.reading.many.parquet import write_parquet

ENDINGS = {".jsonl": "jsonl", ".parquet": "parquet"}


def write_findings(target: Path, form: str, lines: Iterable[bytes]) -> None:
    """Write the documents' lines to the target in the form `jsonl` or `parquet`."""
    with written_whole(target) as stream:
        if form == "parquet":
            write_parquet(stream, lines)
        else:
            stream.writelines(line + b"\n" for line in lines)
