"""Which files can be read here: their endings, as a file chooser asks for them.

What a file is, the reader decides by its content.
"""

from __future__ import annotations

from lantu.reading.containers.detect import PICTURES, READABLE
from lantu.reading.containers.scan import is_installed as reads_scans

__all__ = ["readable_endings", "reads_scans"]


def readable_endings() -> tuple[str, ...]:
    """Pictures are among them only where the recognition of words is installed."""
    return READABLE + PICTURES if reads_scans() else READABLE
