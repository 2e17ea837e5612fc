"""Damage to web pages: tags that never close, cells that span the world, charsets that are others'.

Knows HTML as browsers forgive it.
"""

from __future__ import annotations

import re
from random import Random

from tools.fuzz.words import mutate_text, piece, repeats

_TAG = re.compile(r"<[^<>]*>")
_NAMES = (
    *("div", "p", "span", "table", "tr", "td", "th", "tbody", "ul", "li", "a", "b", "h1", "br"),
    *("script", "style", "template", "svg", "math", "select", "frameset", "noscript", "form"),
    *("article", "header", "ruby", "rt", "pre", "textarea", "title", "body", "html", "caption"),
)
_ATTRIBUTES = (
    *('colspan="65534"', 'rowspan="0"', 'rowspan="99999"', 'colspan="-1"', 'colspan="٣"'),
    *("hidden", 'style="display:none"', 'href="#"', 'class="nav"', "=", '"', "x='"),
)
_ENTITIES = (
    *("&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&lt", "&nbsp;", "&amp;amp;", "&#x202e;"),
    *("<!--", "-->", "<![CDATA[", "<?php ", "<!DOCTYPE", "</", "<", ">", "<\x00p>"),
)
_CHARSETS = ("utf-8", "gb2312", "gb18030", "big5", "utf-16", "utf-7", "idna", "rot13", "hex", "x")


def mutate_page(data: bytes, chance: Random) -> bytes:
    """The page with its tags changed, in UTF-8 or in an encoding that it may or may not name."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 2, 3, 8))):
        text = _changed(text, chance)
    if chance.random() < 0.2:
        named, used = chance.choice(_CHARSETS), chance.choice(("utf-8", "gb18030", "utf-16"))
        text = text.replace("charset=utf-8", f"charset={named}", 1)
        return text.encode(used, "replace")
    return text.encode("utf-8", "surrogatepass")


def _changed(text: str, chance: Random) -> str:
    tags = list(_TAG.finditer(text))
    tag = chance.choice(tags) if tags else None
    if tag is None or chance.random() < 0.15:
        return mutate_text(text, chance)
    doing = chance.randrange(6)
    start, end = tag.span()
    middle = tag[0]
    if doing == 0:
        middle = ""
    elif doing == 1:
        middle = f"<{chance.choice(_NAMES)} {chance.choice(_ATTRIBUTES)}>{middle}"
    elif doing == 2:
        middle = middle.replace(">", f" {chance.choice(_ATTRIBUTES)}>")
    elif doing == 3:
        deep = min(repeats(chance), 3_000)
        opening = f"<{chance.choice(_NAMES)}>"
        middle = opening * deep + middle + opening.replace("<", "</") * chance.choice((0, deep))
    elif doing == 4:
        other = chance.choice(tags)
        left, right = sorted((start, other.end()))
        part = text[left:right]
        middle += part * min(repeats(chance), 60_000 // max(len(part), 1) + 1)
    else:
        middle += chance.choice((*_ENTITIES, piece(chance)))
    return text[:start] + middle + text[end:]
