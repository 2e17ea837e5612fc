"""Templates without inline script or style: the Content-Security-Policy would refuse them.

Knows HTML as far as tags and attributes; what Django's own tags produce it does not see.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from tools.checks import tree

DJANGO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
COMMENT = re.compile(r"\{%\s*comment\b.*?\{%\s*endcomment\s*%\}", re.DOTALL)


class Inline(HTMLParser):
    """Collects line and name of everything the policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag if tag in {"script", "style"} else ""
        for name, value in attrs:
            if name == "style" or re.match(r"(hx-)?on[a-z:-]", name):
                self.found.append((self.getpos()[0], f"{name}="))
            elif re.match(r"\s*javascript:", value or "", re.IGNORECASE):
                self.found.append((self.getpos()[0], "javascript:"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.within = ""

    def handle_endtag(self, _tag: str) -> None:
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within and data.strip():
            self.found.append((self.getpos()[0], f"the body of <{self.within}>"))


def inlined(root: Path) -> list[str]:
    """What the templates of the tree have inline."""
    faults: list[str] = []
    for path, text in tree.texts(tree.templates(root)):
        parser = Inline()
        parser.feed(without_django(text))
        parser.close()
        place = path.relative_to(root)
        faults += [f"{place}:{line}: {what} is inline" for line, what in parser.found]
    return faults


def without_django(template: str) -> str:
    """The template as HTML: a value becomes a word, a tag nothing; the lines stay."""

    def blank(match: re.Match[str]) -> str:
        lines = "\n" * match[0].count("\n")
        return ("x" if match[0].startswith("{{") else " ") + lines

    return DJANGO.sub(blank, COMMENT.sub(blank, template))


if __name__ == "__main__":
    tree.report(inlined)
