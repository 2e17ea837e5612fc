"""Which stretches of an article are rows, what kind each is, and what its surroundings say of it.

Knows the rules of the row: an item with its own note is one row, running text goes by sentences,
headings and introductions are none.  What the row's own words say is read by `fields` later.
"""

from __future__ import annotations

from lantu.reading.fields import figures, speakers
from lantu.reading.fields.speakers import Speaker
from lantu.reading.layout.outline import PLAIN, title_of
from lantu.reading.layout.passages import Passage
from lantu.reading.model import Due, Ground, Kind
from lantu.reading.rows import kinds, sentences
from lantu.reading.rows.candidates import Candidate, Setting
from lantu.reading.rows.genre import Genre, genre_of
from lantu.reading.rows.headings import is_heading
from lantu.reading.rows.pieces import Piece, is_labelled, is_progress, trimmed
from lantu.reading.rows.surroundings import (
    Surroundings,
    due_in,
    merged,
    noted_due,
    owners_of,
    persons_of,
)

_LONG_PARAGRAPH = 320
"""A paragraph so long may hold several headed parts that lost their line breaks."""

_LONGEST_LISTED = 120
"""A longer paragraph behind 分别是： is text again."""

Range = tuple[int, int]


class ArticleReader:
    """Goes through an article's pieces in order; what is above governs what is below."""

    def __init__(self, setting: Setting, text: str, pieces: list[Piece]) -> None:
        self._setting = setting
        self._pieces = pieces
        noted = sum(bool(p.notes) and "。" in p.text for p in pieces)
        self.genre = genre_of(text, noted)
        self._news = self.genre is Genre.NEWS
        speech = "各位代表" in text or "政府工作报告" in text[:200]
        self._progress = not speech and is_progress(pieces, numbered_only=self._news)
        self._around = Surroundings(setting)
        self._found: list[Candidate] = []
        self._known: dict[str, tuple[str, str]] = {}
        self._speakers: dict[int, list[Speaker]] = {}
        self._headed = False
        """Directly below a heading on its own line: the next sentence is no heading."""
        self._listing = False
        """Behind 分别是：, where even a newspaper lists bare tasks."""

    def read(self) -> list[Candidate]:
        """The rows, in the order of the text."""
        for place, piece in enumerate(self._pieces):
            following = self._pieces[place + 1] if place + 1 < len(self._pieces) else None
            self._around.leave(piece)
            if is_heading(piece, following, self.genre):
                self._around.enter(piece)
                self._headed = piece.segment.rank == PLAIN and "。" in piece.text
                continue
            if piece.notes:
                self._noted(piece)
            elif self._is_item(piece, following):
                self._item(piece)
            else:
                self._running(piece, following)
            self._headed = False
        return self._found

    # Items

    def _is_item(self, piece: Piece, following: Piece | None) -> bool:
        """Whether a numbered piece without a note is one row as a whole."""
        segment = piece.segment
        if self._progress:
            return True
        if self.genre is not Genre.MEASURES or segment.rank in (PLAIN, 1, 2, 3):
            running = self.genre is Genre.RUNNING and segment.rank != PLAIN
            return running and is_labelled(piece)
        if piece.start > segment.start + 3 or sentences.counts_parts(piece.text):
            return False
        deeper = following is not None and PLAIN != following.segment.rank > segment.rank
        return not deeper

    def _noted(self, piece: Piece) -> None:
        passage = piece.segment.passage
        start, end = trimmed(passage.text, piece.start, piece.end)
        text = passage.text[start:end]
        if len(text) < 4:
            return
        found = tuple(figures.find(passage.text, start, end))
        kind = kinds.of_item(text, figures=bool(found), noted=True)
        if kind is None:
            return
        self._found.append(
            Candidate(
                passage,
                start,
                end,
                kind,
                self._around.path(piece),
                found,
                merged(self._around.owners(), owners_of(piece, self._setting)),
                persons_of(piece, self._setting),
                noted_due(piece, self._setting),
                self._around.due(),
                itemised=True,
                ground=Ground.NOTE,
            )
        )

    def _item(self, piece: Piece) -> None:
        passage = piece.segment.passage
        start, end = trimmed(passage.text, piece.start, piece.end)
        text = passage.text[start:end]
        if len(text) < 6 or text.endswith("："):
            return
        found = tuple(figures.find(passage.text, start, end))
        path = self._around.path(piece)
        if self._progress:
            kind = kinds.of_progress(text, figures=bool(found))
        else:
            kind = kinds.of_item(text, figures=bool(found), noted=False, path=path)
        if kind is None:
            return
        owners = self._around.owners()
        self._found.append(
            Candidate(
                passage,
                start,
                end,
                kind,
                path,
                found,
                owners,
                inherited_due=self._around.due(),
                heading=bool(owners),
                itemised=True,
                ground=Ground.PROGRESS if self._progress else Ground.ITEM,
            )
        )

    # Running text

    def _running(self, piece: Piece, following: Piece | None) -> None:
        passage = piece.segment.passage
        text = passage.text
        ranges = sentences.split(text, piece.start, piece.end)
        if piece.segment.rank == PLAIN and piece.end - piece.start > _LONGEST_LISTED:
            self._listing = False
        title, going_on = "", False
        paragraph_due: Due | None = None
        numbered = piece.segment.rank != PLAIN and piece.start <= piece.segment.start + 3
        for place, (left, right) in enumerate(ranges):
            if self._titles(piece, ranges, place, numbered=numbered):
                title = title_of(text[left:right])
                continue
            if text[right - 1] == "：":
                covers = right == piece.end and following is not None
                introduced = self._around.introduce(piece, left, right, covers=covers)
                paragraph_due = introduced or paragraph_due
                self._listing = True
                continue
            self._around.hear(passage, left, right)
            paragraph_due = self._leading_due(passage, left, right) or paragraph_due
            speaker = self._speaker(passage, right) if self._news else None
            found = tuple(figures.find(text, left, right))
            spoken = going_on or speaker is not None
            kind = self._kind(piece, (left, right), figures_in=bool(found), spoken=spoken)
            going_on = kind is Kind.TASK or (going_on and kind is not None)
            if kind is not None:
                shown = title if not numbered or place else ""
                owners = self._around.owners()
                self._found.append(
                    Candidate(
                        passage,
                        sentences.without_count(text, left, right),
                        right,
                        kind,
                        self._around.path(piece, shown),
                        found,
                        owners,
                        inherited_due=paragraph_due or self._around.due(),
                        speaker=speaker,
                        heading=bool(owners),
                        ground=Ground.NEWS if self._news else Ground.SENTENCE,
                    )
                )

    def _titles(self, piece: Piece, ranges: list[Range], place: int, *, numbered: bool) -> bool:
        """Whether a sentence only heads those behind it."""
        text = piece.segment.passage.text
        span = ranges[place]
        after = ranges[place + 1] if place + 1 < len(ranges) else None
        first = place == 0 and after is not None and (numbered or not self._headed)
        if first and sentences.heads_paragraph(text, span, numbered=numbered):
            return True
        if self._news:
            return not self._listing and sentences.leads_in(text, span, after)
        long = piece.end - piece.start > _LONG_PARAGRAPH
        return place > 0 and numbered and long and sentences.heads_inside(text, span, after)

    def _kind(self, piece: Piece, span: Range, *, figures_in: bool, spoken: bool) -> Kind | None:
        text = piece.segment.passage.text
        left, right = span
        words = text[left:right]
        if self._news and not self._listing:
            return kinds.of_news(words, figures=figures_in, going_on=spoken)
        open_end = right == len(text) and words[-1] not in "。；！？”" and not figures_in
        lone = "，" not in words and piece.segment.rank == PLAIN
        if open_end and (len(words) < 16 or lone):
            return None
        return kinds.of_sentence(
            words,
            figures=figures_in,
            retrospective=self._around.retrospective,
            path=piece.segment.path,
        )

    def _leading_due(self, passage: Passage, left: int, right: int) -> Due | None:
        """到2025年，…。…。: what opens a sentence so holds to the paragraph's end."""
        text = passage.text
        opens = text.startswith(("到20", "到“"), left)
        lasts = not opens and text.find("日，", left, right) >= 0
        if opens or (lasts and kinds.announces(text[left:right])):
            return due_in(passage, left, right, self._setting)
        return None

    def _speaker(self, passage: Passage, right: int) -> Speaker | None:
        key = id(passage)
        if key not in self._speakers:
            self._speakers[key] = speakers.find(passage.text, self._known)
        # A sentence may introduce its own speaker: 某局局长某某表示，将….
        return speakers.speaker_at(self._speakers[key], passage.text, right - 1)
