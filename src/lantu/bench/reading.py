"""How many characters a second reading takes in on one core, beside segmentation by jieba.

Knows how the two are timed: the same text, in the same run, the best of three.  Segmentation is
what many a text program does before it begins, hence the yardstick.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from lantu.bench.sentences import made_up_documents
from lantu.reading import read_bytes

SIZE = 2_000_000
"""About so many bytes of UTF-8."""

_ROUNDS = 3
_BYTES_PER_CHARACTER = 3


def main() -> int:
    """Print both speeds and their ratio; 1 where jieba is not installed."""
    segment = _segmenter()
    if segment is None:
        sys.stderr.write("jieba is not installed; it comes with: ./lantu bench\n")
        return 1
    texts = made_up_documents(SIZE // _BYTES_PER_CHARACTER)
    files = [text.encode() for text in texts]
    whole = "".join(texts)
    findings = sum(len(read_bytes(data, "bench.txt").findings) for data in files)
    ours = _speed(lambda: [read_bytes(data, "bench.txt") for data in files], len(whole))
    theirs = _speed(lambda: segment(whole), len(whole))
    size = sum(len(data) for data in files)
    sys.stdout.write(
        f"text      {len(whole):>12,} characters, {size:,} bytes in {len(files)} documents\n"
        f"findings  {findings:>12,}\n"
        f"reading   {ours:>12,.0f} characters/s\n"
        f"jieba     {theirs:>12,.0f} characters/s\n"
        f"ratio     {ours / theirs:>12.2f}\n"
    )
    return 0


def _segmenter() -> Callable[[str], list[str]] | None:
    """jieba's `lcut` with its dictionary loaded, None where it is not installed."""
    try:
        import jieba  # noqa: PLC0415 - a development dependency that only this needs
    except ImportError:
        return None
    jieba.setLogLevel(60)
    jieba.initialize()
    lcut: Callable[[str], list[str]] = jieba.lcut
    return lcut


def _speed(work: Callable[[], object], characters: int) -> float:
    """Characters a second in the best of three rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return characters / best
