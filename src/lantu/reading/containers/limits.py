"""How much work one document may cause, whatever it claims about itself.

Knows the bounds only; each container says where it applies them.  They are far above what an
office produces (a thousand pages of Word are some 20 MB of XML) and low enough for a small machine.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_BYTES = 64 * MEGABYTE
"""A file as it lies on the disk."""

MAX_PART = 64 * MEGABYTE
"""One part of an archive, unpacked."""

MAX_TAGS = 2_000_000
"""Tags of a text that is held in memory as a tree; a thousand pages of Word have some 800,000."""

MAX_UNPACKED = 256 * MEGABYTE
"""All parts of an archive that are read, unpacked."""

MAX_ENTRIES = 20_000
"""Entries of an archive."""

MAX_PAGES = 5_000
"""Pages of a PDF."""

MAX_PAGE_CHARACTERS = 100_000
"""Characters on one page of a PDF; a newspaper page has some 10,000."""

MAX_PAGE_OBJECTS = 200_000
"""Objects on one page of an OFD; a detailed map has some 100,000."""

MAX_BORROWED = 100_000
"""Objects that the pages of an OFD draw from its templates and units, counted at each place.

They multiply what a file says, at 50 microseconds each: a form of 100 on a thousand pages.
"""

MAX_STREAM = 16 * MEGABYTE
"""One content stream of a PDF, unpacked; the pages of a detailed map have some 5 MB."""

MAX_MARKS = 1_000
"""Marks of a PDF page that lie in each other; a tagged document has a handful."""

MAX_SCANNED_PAGES = 400
"""Pages of one document whose words have to be recognised, each some seconds of a processor."""

MAX_PIXELS = 89_000_000
"""Of a picture; an A3 page scanned at 600 dots an inch has 70 million."""

MAX_CHARACTERS = 20_000_000
"""Characters of text, all told."""

MAX_CELLS = 1_000_000
"""Grid positions of all tables, merged ones counted at each place they cover."""

MAX_COLUMNS = 1_000
"""Columns that spans may open in a Word or HTML table."""

MAX_NESTING = 1_000
"""Elements inside each other in a web page; the parser's time grows with its square."""

PATIENCE = 120
"""Seconds for the conversion of an old file; three hundred pages of Word take some 20."""

MAX_MEMORY = 4096 * MEGABYTE
"""Addresses that a converter's process may take; the interpreter and its libraries need 1,000."""


def in_words(size: int) -> str:
    """A size as a person reads it: 64 MB."""
    return f"{size // MEGABYTE} MB"
