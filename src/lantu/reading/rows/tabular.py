"""Rows of tables: what one line under its heads promises or reports.

Knows merged cells, indicator tables with a column per year, and what a cell says against its head.
Knows no running text, and not which heads there are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from lantu.reading.fields import bodies, due, figures
from lantu.reading.layout.passages import Passage
from lantu.reading.model import Cell, Due, Ground, Kind, Owner, Role
from lantu.reading.rows import columns, indicators, kinds
from lantu.reading.rows.candidates import Candidate, Setting, Target
from lantu.reading.rows.grids import Grid

_DONE_CELL = re.compile(r"(?:已|正在|全部|基本|完成|顺利|目前|正按|竣工|未)")
_NUMBER_CELL = re.compile(r"[\[【(（≥≤><＞＜~约]*\d+(?:\.\d+)?%?(?:以上|以下|左右|以内)?[\]】)）]*")
_ROLES = {"lead": Role.LEAD, "responsible": Role.RESPONSIBLE, "support": Role.SUPPORT}


def rows_of(grid: Grid, folded: str, setting: Setting) -> list[Candidate]:
    """What the lines of one table promise or report."""
    heads: list[str] = []
    head_cells: Sequence[Cell] = ()
    found: list[Candidate] = []
    path: tuple[str, ...] = ()
    seen: dict[int, int] = {}
    for row in grid.rows:
        if columns.is_head_row(folded, row):
            heads, head_cells = columns.of_row(folded, row), row
            continue
        if not heads:
            continue
        line = _Line(folded, setting, heads, head_cells, row, seen)
        if line.is_banner():
            path = (setting.document[row[0].start : row[0].end].strip(),)
            continue
        for candidate in line.candidates(path):
            place = candidate.passage.at(candidate.start)
            if place in seen:
                found[seen[place]] = _joint(found[seen[place]], candidate)
            else:
                seen[place] = len(found)
                found.append(candidate)
    return found


def _joint(row: Candidate, other: Candidate) -> Candidate:
    """A merged cell that several lines share is one row: all their owners, the last day."""
    owners = {owner.name: owner for owner in (*other.owners, *row.owners)}
    persons = dict.fromkeys((*row.persons, *other.persons))
    days = [d for d in (row.due, other.due) if d is not None]
    return row._replace(
        owners=(*row.owners, *(o for n, o in owners.items() if o not in row.owners)),
        persons=tuple(persons),
        due=max(days, key=lambda d: d.date) if days else None,
    )


class _Line:
    """One line of a table under its heads."""

    def __init__(
        self,
        folded: str,
        setting: Setting,
        heads: list[str],
        head_cells: Sequence[Cell],
        row: Sequence[Cell],
        seen: Container[int],
    ) -> None:
        self.folded = folded
        self.seen = seen
        self.setting = setting
        self.head_cells = head_cells
        columns: list[tuple[str, int, Cell]] = []
        taken: set[tuple[int, int]] = set()
        for place, cell in enumerate(row):
            role = heads[place] if place < len(heads) else ""
            if (cell.start, cell.end) in taken or cell.end <= cell.start:
                continue
            taken.add((cell.start, cell.end))
            columns.append((self._by_content(role, cell), place, cell))
        self.columns = columns

    def _text(self, cell: Cell) -> str:
        return self.folded[cell.start : cell.end]

    def _by_content(self, role: str, cell: Cell) -> str:
        """Heads of merged columns are often shifted; what a cell says goes before its head."""
        text = self._text(cell)
        if role in ("content", "") and re.match(r"已|正在", text):
            return "progress"
        if role == "progress" and not _DONE_CELL.match(text) and not _NUMBER_CELL.fullmatch(text):
            return "content"
        return role

    def is_banner(self) -> bool:
        """A line with one cell only is a heading within the table."""
        return len(self.columns) == 1 and len(self._text(self.columns[0][2])) <= 40

    def candidates(self, path: tuple[str, ...]) -> Iterator[Candidate]:
        content = [c for role, _, c in self.columns if role == "content" and len(self._text(c)) > 1]
        # A goal that is merged over several measures belongs to the first of them.
        content = [c for c in content if c.start not in self.seen] or content
        content.sort(key=_place)  # a cell merged from above stands above in the text too
        owners, persons = self._owners(), self._persons()
        line = self._indicator(content)
        target = line.target if line else None
        if content:
            passage = self._joined(content)
            text = passage.text
            # Further cells describe stages; the row's figures stand in the first, if it has any.
            first = content[0].end - content[0].start
            found = tuple(figures.find(text, 0, first) or figures.find(text, 0, len(text)))
            kind = Kind.TARGET if target else kinds.of_item(text, figures=bool(found), noted=True)
            if target or len(text) >= 4:
                yield Candidate(
                    passage,
                    0,
                    len(text),
                    kind or Kind.TASK,
                    path,
                    found,
                    owners,
                    persons,
                    self._due(passage),
                    itemised=True,
                    target=target,
                    indicator=line.indicator if line else None,
                    ground=Ground.TABLE,
                )
        yield from self._progress(path)

    def _joined(self, cells: Sequence[Cell]) -> Passage:
        """The words of the cells, which come in the order of the text: a row is a range of it."""
        pieces: list[tuple[int, int]] = []
        parts: list[str] = []
        length = 0
        for cell in cells:
            if parts and len(self.folded) > cell.start > 0:
                pieces.append((length, cell.start - 1))  # the tab or blank between two cells
                parts.append(" ")
                length += 1
            for match in re.finditer(r"[^\n]+", self._text(cell)):
                pieces.append((length, cell.start + match.start()))
                parts.append(match.group())
                length += len(match.group())
        return Passage("".join(parts), tuple(pieces))

    def _owners(self) -> tuple[Owner, ...]:
        found: dict[str, Owner] = {}
        for role, _, cell in self.columns:
            if role not in _ROLES:
                continue
            flat = self._text(cell).replace("\n", "、").replace(" ", "、")
            for a, b in bodies.split(flat, cell.start):
                name = self.setting.document[a:b].replace("\n", "")
                if name not in ("/", "-", "—", "无"):
                    found.setdefault(name, Owner(name, _ROLES[role]))
        return tuple(found.values())

    def _persons(self) -> tuple[str, ...]:
        return tuple(
            self.setting.document[a:b]
            for role, _, cell in self.columns
            if role == "person"
            for a, b in bodies.split(self._text(cell).replace("\n", "、"), cell.start)
        )

    def _due(self, passage: Passage) -> Due | None:
        for role, _, cell in self.columns:
            if role != "due":
                continue
            text = self._text(cell)
            found = due.of_label(text, 0, len(text), self.setting.year)
            shown = self.setting.document[cell.start : cell.end].strip()
            return Due(shown, found.date if found else "")
        return self._year_due() or self._staged(passage)

    def _staged(self, passage: Passage) -> Due | None:
        """3月底前…；11月底前…: the last of the stages that the content names."""
        found = due.find(passage.text, 0, len(passage.text), self.setting.year)
        if found is None:
            return None
        return Due(passage.original(self.setting.document, found.start, found.end), found.date)

    def _year_due(self) -> Due | None:
        for _, place, _ in reversed(self._values()):
            shown = self._head_text(place)
            year = re.search(r"20\d\d", shown)
            if year:
                return Due(shown, f"{year.group()}-12-31")
        return None

    def _values(self) -> list[tuple[str, int, Cell]]:
        return [
            column
            for column in self.columns
            if column[0] == "year" and re.search(r"\d", self._text(column[2]))
        ]

    def _head_text(self, place: int) -> str:
        if place >= len(self.head_cells):
            return ""
        cell = self.head_cells[place]
        return self.setting.document[cell.start : cell.end].strip()

    def _indicator(self, content: Sequence[Cell]) -> indicators.Line | None:
        if not content:
            return None
        name = self.setting.document[content[0].start : content[0].end].strip()
        told = [
            indicators.Column(role, self._head_text(place), self._shown(cell))
            for role, place, cell in self.columns
        ]
        return indicators.line_of(name, told, year=self.setting.year)

    def _shown(self, cell: Cell) -> str:
        return self.setting.document[cell.start : cell.end].strip()

    def _progress(self, path: tuple[str, ...]) -> Iterator[Candidate]:
        """What has been done, with the share that the cell beside it gives."""
        cells = [c for role, _, c in self.columns if role == "progress"]
        if not cells:
            return
        words = [c for c in cells if re.search(r"[一-龥]{2}", self._text(c))]
        shares = [c for c in cells if _NUMBER_CELL.fullmatch(self._text(c))]
        shares += [
            c
            for role, _, c in self.columns
            if role in ("", "content")
            and c not in cells
            and re.fullmatch(r"\d{1,3}(?:\.\d+)?%?", self._text(c))
        ]
        if not words:
            return
        passage = self._joined(sorted([*words, *shares[:1]], key=_place))
        share = shares[0] if shares else None
        found = tuple(figures.find(passage.text, 0, len(passage.text)))
        if share is None and not found:
            return
        target = None
        if share is not None:
            value = float(re.sub(r"[^\d.]", "", self._text(share)))
            target = Target(self._share_head(), "=", value, "%")
        yield Candidate(
            passage,
            0,
            len(passage.text),
            Kind.RESULT,
            path,
            found,
            target=target,
            itemised=True,
            ground=Ground.TABLE,
        )

    def _share_head(self) -> str:
        for cell in self.head_cells:
            shown = self.setting.document[cell.start : cell.end].strip()
            if "%" in shown or "％" in shown:
                return re.sub(r"[（(]?[%％][)）]?", "", shown)
        return "完成进度"


def _place(cell: Cell) -> int:
    return cell.start
