"""The words of one Word paragraph, as they read once all changes are accepted.

Knows runs, breaks, fields, revisions and text boxes; knows nothing of numbers and headings.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from lantu.reading.containers.docx.words import W

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_TEXT = {W + "t", _MATH + "t"}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
# Deleted and moved words, properties (they hold tab stops), and the readings over ruby characters.
_LEFT_OUT = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "rt", "instrText", "delText")}
_TEXT_BOX = W + "txbxContent"


@dataclass(slots=True)
class Words:
    """The text of a paragraph, and the text boxes that hang on it."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)


def words(paragraph: etree._Element) -> Words:
    """What the paragraph says."""
    found = Words()
    parts: list[str] = []
    _collect(paragraph, parts, found.boxes)
    found.text = "".join(parts)
    return found


def mark_is_deleted(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end was deleted, so that it runs into the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _collect(element: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        tag = child.tag
        if tag in _TEXT:
            parts.append(child.text or "")
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag == _TEXT_BOX:
            boxes.append(child)
        elif tag == _CHOICE + "AlternateContent":
            _collect_once(child, parts, boxes)
        elif tag not in _LEFT_OUT:
            _collect(child, parts, boxes)


def _collect_once(element: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
    """A text box is written twice, for new and for old programs: the first that speaks counts."""
    for version in element:
        words_before, boxes_before = len(parts), len(boxes)
        _collect(version, parts, boxes)
        if len(parts) > words_before or len(boxes) > boxes_before:
            return
