"""Damage to XML that stays XML: elements repeated, nested, moved, emptied; attributes of any size.

Knows trees, and which attributes of office formats say how often or how far something reaches.
"""

from __future__ import annotations

import copy
from random import Random

from lxml import etree

from tools.fuzz.words import mutate_text, repeats

_NUMBERS = (
    *("0", "1", "2", "3", "-1", "1000", "65536", "16777216", "2147483648", "99999999999999999999"),
    *("", " ", "NaN", "1e9", "1.5", "0x10", "٣", "true", "restart", "continue", "9" * 5000),
)
_REFERENCES = ("A1", "XFD1048576", "ZZZ9999999", "A0", "a1", "1A", "A1:XFD1048576", "B2:A1", "rId1")
_WHOLE = 400_000
"""No tree is written that would be longer; the bounds on size have tests of their own."""


def mutate_xml(data: bytes, chance: Random) -> bytes:
    """The XML with its tree changed in a few places; as it was where it cannot be parsed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.choice((1, 1, 2, 5))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        _change(chance.choice(elements), elements, chance)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written if len(written) <= _WHOLE else data


def _change(element: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    doing = chance.randrange(8)
    if doing == 0:
        _change_attribute(element, chance)
    elif doing == 1:
        _change_words(element, chance)
    elif doing == 2:
        _repeat(element, chance)
    elif doing == 3:
        _nest(element, chance)
    elif doing == 4:
        other = chance.choice(elements)
        element.append(copy.deepcopy(other) if len(other) < 200 else etree.Element(other.tag))
    elif doing == 5:
        element.tag = chance.choice(elements).tag
    elif doing == 6:
        for child in list(element):
            element.remove(child)
    else:
        children = list(element)
        chance.shuffle(children)
        element[:] = children


def _change_attribute(element: etree._Element, chance: Random) -> None:
    names = [str(name) for name in element.attrib] or ["val"]
    name = chance.choice(names)
    if chance.random() < 0.1:
        element.attrib.pop(name, "")
        return
    value = chance.choice((*_NUMBERS, *_REFERENCES))
    element.set(name, value if chance.random() < 0.8 else spoken(mutate_text(value, chance)))


def _change_words(element: etree._Element, chance: Random) -> None:
    element.text = spoken(mutate_text(element.text or "", chance))
    if chance.random() < 0.2:
        element.tail = spoken(mutate_text(element.tail or "", chance))


def _repeat(element: etree._Element, chance: Random) -> None:
    parent = element.getparent()
    size = sum(1 for _ in element.iter())
    if parent is None or size > 500:
        return
    for _ in range(min(repeats(chance), 3_000 // size)):
        element.addnext(copy.deepcopy(element))


def _nest(element: etree._Element, chance: Random) -> None:
    """The element within an empty one of its kind, and that in another, and so on."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    outermost = inner = etree.Element(element.tag)
    for _ in range(chance.choice((1, 5, 50, 200, 251, 300, 2_000))):
        inner = etree.SubElement(inner, element.tag)
    parent.insert(place, outermost)
    inner.append(element)


def spoken(text: str) -> str:
    """The text without what no XML can hold; the bytes around it are damaged elsewhere."""
    return "".join(character for character in text if _is_xml(character))


def _is_xml(character: str) -> bool:
    code = ord(character)
    if code < 0x20:
        return character in "\t\n\r"
    return not 0xD800 <= code < 0xE000 and code not in {0xFFFE, 0xFFFF}
