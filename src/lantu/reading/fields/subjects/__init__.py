"""Owners that a sentence binds: 各区政府要…, 市教育局负责…, 由有关部门…, 要求当地….

Knows the order in which the ways to bind a body are tried, and that a body counts once.  Does not
know notes or speakers.
"""

from __future__ import annotations

import re

from lantu.reading.fields import bodies
from lantu.reading.fields.notes import Named
from lantu.reading.fields.subjects import acting, asked, bound
from lantu.reading.fields.subjects.names import WORK_IN_NAMES, is_body
from lantu.reading.model import Role

__all__ = ["WORK_IN_NAMES", "find", "is_body"]

_END = re.compile(f"{bodies.SOUGHT_END}|各地|当地|市|区|县|州|系|体|领|志|希望")
"""What a name ends with; 希望 is said to other ones too."""
_LABEL = re.compile(r"(?P<name>[一-龥（）]{3,16})：")


def find(text: str, start: int, end: int, *, plain: bool) -> list[Named]:
    """The bodies that a sentence binds, in order; `plain` also takes subjects without 要 or 将."""
    if _END.search(text, start, end) is None:
        return []
    found: list[Named] = []
    words = text[start:end]
    label = _LABEL.match(words) if "：" in words else None
    if label and is_body(label.group("name")):
        found.append(Named(start, start + label.end("name"), Role.RESPONSIBLE))
    found += bound.find(text, start, end)
    if "由" in words:
        found += asked.given(text, start, end)
    if plain and not found:
        found += acting.find(text, start, end)
    if "请" in words or "要求" in words or "希望" in words or "叮嘱" in words:
        found += asked.asked(text, start, end)
    if "会同" in words or "将与" in words:
        found += asked.joined(text, start, end)
    return _once(text, found) if found else found


def _once(text: str, found: list[Named]) -> list[Named]:
    order = {Role.LEAD: 0, Role.SUPPORT: 1, Role.RESPONSIBLE: 2}
    best: dict[str, Named] = {}
    for named in found:
        name = text[named.start : named.end]
        if name not in best or order[named.role] < order[best[name].role]:
            best[name] = (
                named if name not in best else Named(best[name].start, best[name].end, named.role)
            )
    kept = (named for name, named in best.items() if name + "部门" not in best)
    return sorted(kept, key=lambda n: n.start)
