"""White space as a browser shows it, with one exception.

Knows that a line break in the source parts no Chinese words; knows no element.
"""

from __future__ import annotations

import re

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·"
_SOURCE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*\n[ \t\f\n]*(?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\f\n]+")
_EDGES = " \t\u00a0\u3000"


def tidy(text: str) -> str:
    """The words of one paragraph; `\\r` stands for a line break that the page asks for."""
    lines = []
    for line in text.split("\r"):
        shown = _SPACES.sub(" ", _SOURCE_BREAK.sub("", line.strip("\n")))
        lines.append(shown.strip(_EDGES))
    return "\n".join(line for line in lines if line)
