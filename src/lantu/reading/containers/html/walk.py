"""Walks a page's elements and hands paragraphs, headings and data tables to the builder.

Knows what is inline, what opens a paragraph, and what a visitor does not read as text.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from lantu.reading.containers.builder import DocumentBuilder, is_blank
from lantu.reading.containers.html.chrome import is_chrome
from lantu.reading.containers.html.spacing import tidy
from lantu.reading.containers.html.tables import is_data_table, read_grid
from lantu.reading.model import Origin

_INLINE = frozenset(
    re.findall(
        r"\S+",
        """
        a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q ruby rb
        s samp small span strike strong sub sup time tt u var wbr o:p st1:chsdate
        """,
    )
)
_HEADING = re.compile(r"h([1-6])$")
_LEAVING = 0


class PageWalk:
    """Reads one page; paragraphs and data tables are counted from 1."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._paragraph = 0
        self._table = 0
        self._heading = 0
        self._words: list[str] = []

    def read(self, root: LexborNode) -> None:
        """Everything under the element; the walk keeps its own stack, for pages nest deep."""
        stack: list[tuple[LexborNode, int]] = [(root, 1)]
        while stack:
            node, depth = stack.pop()
            if depth == _LEAVING:
                self._leave(node)
            elif self._enter(node, depth):
                stack.append((node, _LEAVING))
                child = node.last_child
                while child is not None:
                    stack.append((child, depth + 1))
                    child = child.prev
        self._flush()

    def _enter(self, node: LexborNode, depth: int) -> bool:
        """Takes in what the node itself says; whether its children are to be read."""
        if node.is_text_node:
            self._words.append(node.text_content or "")
            return False
        tag = node.tag or ""
        if not node.is_element_node or is_chrome(node, depth):
            return False
        if tag == "br":
            self._words.append("\r")
            return False
        if tag == "table" and is_data_table(node):
            self._flush()
            self._table += 1
            self._builder.add_table(read_grid(node, self._table))
            return False
        if tag not in _INLINE:
            self._flush()
            heading = _HEADING.match(tag)
            if heading:
                self._heading = int(heading[1])
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _INLINE:
            return
        self._flush()
        if _HEADING.match(tag):
            self._heading = 0

    def _flush(self) -> None:
        if not self._words:
            return
        text = tidy("".join(self._words))
        self._words.clear()
        if not is_blank(text):
            self._paragraph += 1
            self._builder.add_paragraph(text, Origin(paragraph=self._paragraph), self._heading)
