"""Web pages: the words that a visitor reads, as paragraphs and tables.

Knows encodings and the bound on nesting; what is a paragraph is `walk`'s affair.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.html.walk import PageWalk
from lantu.reading.containers.limits import MAX_BYTES, MAX_NESTING, MAX_TAGS, in_words
from lantu.reading.errors import DamagedDocument, DocumentTooLarge, EmptyDocument, NoText

__all__ = ["decode_html", "read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"}
# Possessive: a name of a million letters that never ends is looked through once, not once a letter.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)>")
# Elements that never have an end, or whose end the next one brings.
_FLAT = frozenset(
    re.findall(
        r"\S+",
        """
        area base br col embed hr img input link meta param source track wbr
        p li dt dd tr td th tbody thead tfoot option optgroup html body head rp rt
        """,
    )
)


def decode_html(data: bytes, text: str) -> str:
    """The page's text by the encoding it names, else `text` as plain reading decoded it."""
    named = _CHARSET.search(data[:4096])
    if named is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return text
    charset = named[1].decode("ascii").lower()
    try:
        return data.decode("gb18030" if charset in _CHINESE else charset)
    except (LookupError, UnicodeDecodeError):
        return text


def read_html(text: str, name: str) -> DocumentBuilder:
    """The main text of a page, collected in a builder."""
    if text.count("<") > MAX_TAGS:
        raise DocumentTooLarge(name, limit=in_words(MAX_BYTES))
    if _nesting(text) > MAX_NESTING:
        raise DamagedDocument(name)
    builder = DocumentBuilder(name)
    page = LexborHTMLParser(text)
    if page.body is not None:
        PageWalk(builder).read(page.body)
    if builder.is_empty:
        raise NoText(name) if "<img" in text.lower() else EmptyDocument(name)
    return builder


def _nesting(text: str) -> int:
    """How deep elements lie in each other at most, roughly: the parser would take hours to say."""
    depth = deepest = 0
    for closing, tag, rest in _TAG.findall(text):
        if rest.endswith("/") or tag.lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
