"""How many characters a second reading takes in on one core, beside segmentation by jieba.

Knows how the two are timed: the same text, in turns within one run, the least processor time of
five rounds, so that what else the machine does hardly moves their ratio.  Segmentation is what many
a text program does before it begins, hence the yardstick.  Two texts are read: one as documents
are, and a dense one, in which every sentence has figures and owners.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from lantu.bench.prose import mixed_documents
from lantu.bench.sentences import made_up_documents
from lantu.reading import read_bytes

SIZE = 700_000
"""About so many characters of each text."""

_ROUNDS = 5
_TEXTS = {"as documents are": mixed_documents, "dense": made_up_documents}

Segmenter = Callable[[str], list[str]]


def main() -> int:
    """Print both speeds and their ratio for each text; 1 where jieba is not installed."""
    segment = _segmenter()
    if segment is None:
        sys.stderr.write("jieba is not installed; it comes with: ./lantu bench\n")
        return 1
    for name, make in _TEXTS.items():
        sys.stdout.write(f"{name}\n{_measured(make(SIZE), segment)}")
    return 0


def _measured(texts: list[str], segment: Segmenter) -> str:
    files = [text.encode() for text in texts]
    whole = "".join(texts)
    findings = sum(len(read_bytes(data, "bench.txt").findings) for data in files)
    ours = theirs = float("inf")
    for _ in range(_ROUNDS):
        ours = min(ours, _seconds(lambda: [read_bytes(data, "bench.txt") for data in files]))
        theirs = min(theirs, _seconds(lambda: segment(whole)))
    size = sum(len(data) for data in files)
    return (
        f"  text      {len(whole):>12,} characters, {size:,} bytes in {len(files)} documents\n"
        f"  findings  {findings:>12,}\n"
        f"  reading   {len(whole) / ours:>12,.0f} characters/s\n"
        f"  jieba     {len(whole) / theirs:>12,.0f} characters/s\n"
        f"  ratio     {theirs / ours:>12.2f}\n"
    )


def _segmenter() -> Segmenter | None:
    """jieba's `lcut` with its dictionary loaded, None where it is not installed."""
    try:
        import jieba  # noqa: PLC0415 - a development dependency that only this needs
    except ImportError:
        return None
    jieba.setLogLevel(60)
    jieba.initialize()
    lcut: Segmenter = jieba.lcut
    return lcut


def _seconds(work: Callable[[], object]) -> float:
    """The processor time of this process that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start
