"""How `lantu read` speaks while it works: sentences, and a line of progress for who watches.

Knows standard error and whether it is a terminal; which words are said is for others.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from lantu.reading.command_words import WORDS

_SECONDS_BETWEEN = 0.2
_CLEAR_LINE = "\r\x1b[K"


def say(sentence: str) -> None:
    """One sentence, also where the terminal lacks its characters."""
    encoding = sys.stderr.encoding or "utf-8"
    print(sentence.encode(encoding, "replace").decode(encoding), file=sys.stderr)


def say_pages(language: str) -> Callable[[int, int], None]:
    """Tells how many scanned pages of a document are recognised: one line on a terminal."""
    words = WORDS[language]["pages"]

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            line = words.format(done=done, total=total) if done < total else ""
            print(_CLEAR_LINE + line, end="", file=sys.stderr, flush=True)

    return tell


class Progress:
    """How far a run of many documents is: one line on a terminal, nothing elsewhere."""

    def __init__(self, total: int, done: int, language: str) -> None:
        self.total, self.done = total, done
        self._words = WORDS[language]["progress"]
        self._watched = sys.stderr.isatty()
        self._read = 0
        self._began = self._shown = time.monotonic()

    def one_more(self) -> None:
        """Another document is done."""
        self.done += 1
        self._read += 1
        now = time.monotonic()
        if self._watched and now - self._shown >= _SECONDS_BETWEEN:
            self._shown = now
            speed = self._read / (now - self._began)
            minutes = (self.total - self.done) / speed / 60
            line = self._words.format(
                done=self.done, total=self.total, speed=speed, minutes=minutes
            )
            print(_CLEAR_LINE + line, end="", file=sys.stderr, flush=True)

    def say(self, sentence: str) -> None:
        """A sentence in the place of the line, which comes again below it."""
        self.end()
        say(sentence)

    def end(self) -> None:
        """Take the line away."""
        if self._watched:
            print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)
