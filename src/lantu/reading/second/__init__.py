"""A second reader: a language model at any OpenAI-compatible address, off unless switched on.

The door: `read_again` asks it about a document that was read, and merges what it says and the
document proves.  Knows HTTP and the contract of the answer; the only part of `reading` that uses a
network, and the first reader knows nothing of it.  docs/mechanisms/second-reader.md says what
leaves the machine.
"""

from __future__ import annotations

from lantu.reading.second.address import SecondReader, UnusableAddressError
from lantu.reading.second.asking import read_again

__all__ = ["SecondReader", "UnusableAddressError", "read_again"]
