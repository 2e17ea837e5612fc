"""Between the reader's words and the ledger's rows.  Pure but for building unsaved models."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from lantu import reading
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.due import parse_due
from lantu.ledger.intake.models import Finding
from lantu.ledger.intake.parts import OwnWords
from lantu.ledger.models import Document
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from lantu.reading.notices import NOTICES, sentence


def stored_blocks(document: reading.Document) -> list[list[Any]]:
    """[start, end, {page, box, cell ...}] for each block, without what the format has not."""
    return [
        [block.start, block.end, {k: v for k, v in asdict(block.origin).items() if v is not None}]
        for block in document.blocks
    ]


def blocks_of(document: Document) -> list[reading.Block]:
    """The reader's blocks, as they were stored."""
    return [reading.Block(start, end, _origin_of(origin)) for start, end, origin in document.blocks]


def _origin_of(stored: dict[str, Any]) -> reading.Origin:
    kept = dict(stored)
    if "box" in kept:
        kept["box"] = tuple(kept["box"])
    return reading.Origin(**kept)


def stored_articles(document: reading.Document) -> list[dict[str, Any]]:
    """Each article's span and title; a document without articles is one."""
    whole = reading.Article(0, len(document.text), document.title)
    return [
        {"start": a.start, "end": a.end, "title": a.title, "kicker": a.kicker, "byline": a.byline}
        for a in document.articles or (whole,)
    ]


def stored_tables(document: reading.Document) -> list[list[list[list[int]]]]:
    """Each table as its rows of [start, end]."""
    return [
        [[[cell.start, cell.end] for cell in row] for row in table.rows]
        for table in document.tables
    ]


def stored_notices(read: reading.Reading) -> list[str | dict[str, Any]]:
    """What there is to say of some pages of the document, and of the reading as a whole."""
    of_pages = [{"code": one.code, "pages": list(one.pages)} for one in read.document.notices]
    return [*of_pages, *(read.second.notices if read.second else ())]


def notice_words(stored: str | dict[str, Any]) -> str:
    """A stored notice as a sentence in the language of the moment."""
    if isinstance(stored, str):
        return warning_words(stored)
    return warning_words(stored["code"], stored["pages"])


def article_index(articles: list[dict[str, Any]], start: int) -> int:
    """The article that a position lies in; the last before it where it lies between two."""
    index = 0
    for i, article in enumerate(articles):
        if article["start"] <= start:
            index = i
    return index


def finding_from(found: reading.Finding, document: Document) -> Finding:
    """The reader's finding as an unsaved row under review."""
    finding = Finding(
        document=document,
        article=article_index(document.articles, found.start),
        start=found.start,
        end=found.end,
        path=list(found.path),
        indicator=reading.indicator_json(found.indicator) if found.indicator else None,
        warnings=list(found.warnings),
        confidence=[
            {"part": sure.part.value, "share": round(sure.share, 4), "ground": sure.ground.value}
            for sure in reading.sureness(found)
        ],
    )
    finding.least_sure = min(part["share"] for part in finding.confidence)
    finding.take(contents_from(found))
    return finding


def contents_from(found: reading.Finding) -> RowContents:
    """The reader's finding as the contents of a row."""
    due = found.due
    return RowContents(
        kind=Kind(found.kind.value),
        text=found.text,
        owners=[OwnerName(o.name[:120], OwnerRole(o.role.value)) for o in found.owners],
        figures=_figures(found.figures),
        due=parse_due(due.text[:120], due.date) if due else parse_due("", ""),
        person=found.person[:60],
        post=found.post[:120],
    )


def own_words(text: str, year: int | None) -> OwnWords:
    """What the words of a row say by themselves."""
    said = reading.said_in(text, year)
    return OwnWords(
        owners=[OwnerName(o.name[:120], OwnerRole(o.role.value)) for o in said.owners],
        due=parse_due(said.due.text[:120], said.due.date) if said.due else DueValue(),
        figures=_figures(said.figures),
    )


def _figures(found: Iterable[reading.Figure]) -> list[FigureValue]:
    return [
        FigureValue(f.metric[:200], f.comparator, Decimal(str(f.value)), f.unit[:40]) for f in found
    ]


def dated_by(written: str, year: int | None) -> str:
    """The code of a deadline as written in a document of this year."""
    return reading.day_of(written, year)


def warning_words(code: str, pages: Iterable[int] = ()) -> str:
    """A warning of the reader as a sentence in the language of the moment."""
    if code not in NOTICES:  # kept from another version of the reader
        return code
    return sentence(code, get_language() or "zh", pages)


def ground_words(part: str, ground: str) -> str:
    """What a part of a finding was taken from, in the language of the moment."""
    try:
        words = reading.why(reading.Part(part), reading.Ground(ground))
    except (KeyError, ValueError):  # kept from another version of the reader
        return ground
    return words.zh if (get_language() or "zh").startswith("zh") else words.en
