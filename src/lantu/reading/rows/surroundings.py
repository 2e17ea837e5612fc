"""What stands above a row and holds for it: headings, their notes and deadlines, introductions.

Knows how long each of them holds.  Reads notes into names and dates; knows nothing of the row's own
words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lantu.reading.fields import due, subjects
from lantu.reading.fields.notes import Note
from lantu.reading.layout.outline import PLAIN, title_of
from lantu.reading.layout.passages import Passage
from lantu.reading.model import RECURRING, Due, Owner, Role
from lantu.reading.rows.candidates import Setting
from lantu.reading.rows.pieces import Piece

_ORDER = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.SUPPORT: 2}
_BACKWARD = re.compile(
    "回顾|一年来|五年来|工作总结|取得的?成就|主要成就|工作进展|过去[一五]年|发展基础|发展成就"
)
_FORWARD = re.compile("目标|任务|安排|要求|思路|建议|重点|举措|措施|工作部署|展望")
_OURS = "[^。]{0,24}(?:我们|全[市区县省]|在)"
_IS_A_YEAR = "是[^。]{0,40}(?:一年|五年)"
_LOOKS_BACK = re.compile(
    r"我代表[^。]{2,24}(?:报告|作)[^。]{0,8}(?:工作|审议)"
    rf"|过去的?[一五]年{_OURS}|一年来{_OURS}|五年来{_OURS}|回顾{_OURS}"
    rf"|20\d\d年{_IS_A_YEAR}|时期{_IS_A_YEAR}|过去[一五]年{_IS_A_YEAR}"
)
_LOOKS_AHEAD = re.compile(
    r"(?:今年|明年|20\d\d年|今后五年|未来五年|“?十[一二三四五六]五”?(?:时期|期间)?)[^。]{0,24}"
    r"(?:总体要求|预期目标|主要目标|总体思路|工作(?:安排|部署|思路|任务)|重点(?:抓好"
    r"|做好|工作)|要(?:重点)?(?:抓好|做好|突出))"
)
_YEAR_GOAL = re.compile(r"[^。；]{0,60}?(?:20\d\d年|今年)，?[^。；]{0,20}(?:将|实事|任务|目标)")
_LIMITS = re.compile("[到至底末前]")
_LONGEST_LABEL = 16


class _Above(NamedTuple):
    rank: int
    owners: tuple[Owner, ...]
    due: Due | None


class Surroundings:
    """Goes along with the pieces of one article, in their order."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._above: list[_Above] = []
        self._labelled: Passage | None = None
        self._year_named: Due | None = None
        self._plain_title = ""
        self.retrospective = False
        """Whether the text tells what was done, as a report's first part does."""

    def leave(self, piece: Piece) -> None:
        """A number ends what stood at its own rank or deeper; a label ends with its paragraph."""
        rank = piece.segment.rank
        if self._labelled is not None and self._labelled is not piece.segment.passage:
            self._labelled = None
            while self._above and self._above[-1].rank == PLAIN:
                self._above.pop()
        if rank != PLAIN:
            self._plain_title = ""
            while self._above and PLAIN > self._above[-1].rank >= rank:
                self._above.pop()

    def enter(self, heading: Piece) -> None:
        """A heading, whose note and deadline cover what is below it."""
        text = heading.text
        if _BACKWARD.search(text):
            self.retrospective = True
        elif _FORWARD.search(text) or heading.segment.rank <= 4:
            self.retrospective = False
        owners = owners_of(heading, self._setting)
        deadline = due_in(heading.segment.passage, heading.start, heading.end, self._setting)
        if deadline and not _LIMITS.search(deadline.text):
            deadline = None  # 2031年工作安排 names the year of the work, not its last day
        if owners or deadline:
            self._above.append(_Above(heading.segment.rank, owners, deadline))
        if heading.segment.rank == PLAIN:
            self._plain_title = title_of(text)

    def introduce(self, piece: Piece, left: int, right: int, *, covers: bool) -> Due | None:
        """到2025年，主要指标如下：… or 市教育局：1.…: what is said once for all items behind it."""
        passage = piece.segment.passage
        deadline = due_in(passage, left, right, self._setting) or self._year_named
        if covers:
            owners = self._label(passage, left, right)
            if deadline or owners:
                self._above.append(_Above(piece.segment.rank, owners, deadline))
                self._labelled = passage if owners else self._labelled
        return deadline

    def _label(self, passage: Passage, left: int, right: int) -> tuple[Owner, ...]:
        name = passage.text[left : right - 1].strip()
        if len(name) > _LONGEST_LABEL or not subjects.is_body(name):
            return ()
        shown = passage.original(self._setting.document, left, right - 1).strip()
        return (Owner(shown, Role.RESPONSIBLE),)

    def hear(self, passage: Passage, left: int, right: int) -> None:
        """A sentence may turn the text backward or ahead, or name the year of a list to come."""
        text = passage.text
        if _LOOKS_BACK.search(text, left, right):
            self.retrospective = True
        elif self.retrospective and _LOOKS_AHEAD.search(text, left, right):
            self.retrospective = False
        dated = text.find("20", left, right) >= 0 or text.find("今年", left, right) >= 0
        if dated and _YEAR_GOAL.match(text, left, right):
            self._year_named = due_in(passage, left, right, self._setting)

    def owners(self) -> tuple[Owner, ...]:
        for above in reversed(self._above):
            if above.owners:
                return above.owners
        return ()

    def due(self) -> Due | None:
        for above in reversed(self._above):
            if above.due:
                return above.due
        return None

    def path(self, piece: Piece, title: str = "") -> tuple[str, ...]:
        path = piece.segment.path
        if not title and not self._plain_title:
            return path
        if piece.segment.marker and title:
            return (*path, title)
        return (*path, *(t for t in (self._plain_title, title) if t))


def owners_of(piece: Piece, setting: Setting) -> tuple[Owner, ...]:
    """The bodies that a piece's notes name."""
    found: list[Owner] = []
    for passage, note in piece.notes:
        named = [
            Owner(passage.original(setting.document, n.start, n.end), n.role) for n in note.owners
        ]
        alike = all(o.role is Role.RESPONSIBLE for o in named)
        if setting.first_leads and len(named) > 1 and alike:
            named[0] = Owner(named[0].name, Role.LEAD)
        found += named
    return merged((), tuple(found))


def persons_of(piece: Piece, setting: Setting) -> tuple[str, ...]:
    """The persons that a piece's notes make answerable: 责任领导, 责任人."""
    return tuple(
        passage.original(setting.document, a, b)
        for passage, note in piece.notes
        for a, b in note.persons
    )


def noted_due(piece: Piece, setting: Setting) -> Due | None:
    """The deadline that a piece's notes give."""
    found = (_due_of(passage, note, setting) for passage, note in piece.notes)
    return next((d for d in found if d is not None), None)


def _due_of(passage: Passage, note: Note, setting: Setting) -> Due | None:
    if note.due is None:
        return None
    found = due.of_label(passage.text, *note.due, setting.year)
    shown = passage.original(setting.document, *note.due)
    return Due(shown, found.date if found else "")


def due_in(passage: Passage, left: int, right: int, setting: Setting) -> Due | None:
    """The day that a stretch of text sets, if it sets one."""
    found = due.find(passage.text, left, right, setting.year)
    if found is None or found.date in ("", RECURRING):
        return None
    return Due(passage.original(setting.document, found.start, found.end), found.date)


def merged(above: tuple[Owner, ...], own: tuple[Owner, ...]) -> tuple[Owner, ...]:
    """Owners of heading and item; a body that leads in one is listed once."""
    best: dict[str, Owner] = {}
    for owner in (*above, *own):
        known = best.get(owner.name)
        if known is None or _ORDER[owner.role] < _ORDER[known.role]:
            best[owner.name] = owner
    return tuple(best.values())
