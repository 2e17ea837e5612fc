"""The JSON that other programs rely on: one object per document, as `docs` and design lay it down.

Knows names and order of the keys; adds to them only what leads a finding back to its place.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lantu.reading.confidence import sureness
from lantu.reading.formats.numbers import plain_number
from lantu.reading.formats.sources import source_of
from lantu.reading.model import Article, Document, Figure, Finding, Indicator, Reading, YearValue


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as the contract's object, ready for `json.dumps`."""
    document = reading.document
    about: dict[str, Any] = {
        "name": document.name,
        "sha256": document.sha256,
        "title": document.title,
        "year": document.year,
        "characters": len(document.text),
        "articles": [_article(article) for article in document.articles],
    }
    if document.notices:
        about["notices"] = [
            {"code": one.code, "pages": list(one.pages)} for one in document.notices
        ]
    written: dict[str, Any] = {
        "document": about,
        "findings": [_finding(document, finding) for finding in reading.findings],
    }
    return written if reading.second is None else written | {"second": asdict(reading.second)}


def _article(article: Article) -> dict[str, Any]:
    return {
        "start": article.start,
        "end": article.end,
        "title": article.title,
        "kicker": article.kicker,
        "byline": article.byline,
    }


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    due = finding.due
    written: dict[str, Any] = {
        "kind": finding.kind.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "path": list(finding.path),
        "owners": [{"name": owner.name, "role": owner.role.value} for owner in finding.owners],
        "person": finding.person,
        "post": finding.post,
        "due": None if due is None else {"text": due.text, "date": due.date},
        "figures": [_figure(figure) for figure in finding.figures],
        "readiness": {
            "owned": finding.owned,
            "dated": finding.dated,
            "measured": finding.measured,
        },
        "warnings": list(finding.warnings),
        "confidence": {
            sure.part.value: {"share": int(sure.share * 1000) / 1000, "ground": sure.ground.value}
            for sure in sureness(finding)
        },
    }
    if finding.indicator is not None:
        written["indicator"] = indicator_json(finding.indicator)
    source = _source(document, finding)
    return written if source is None else written | {"source": source}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "metric": figure.metric,
        "comparator": figure.comparator,
        "value": plain_number(figure.value),
        "unit": figure.unit,
    }


def indicator_json(indicator: Indicator) -> dict[str, Any]:
    """An indicator's way as the contract writes it."""
    return {
        "unit": indicator.unit,
        "nature": indicator.nature.value if indicator.nature else None,
        "form": indicator.form.value,
        "baseline": _year_value(indicator.baseline) if indicator.baseline else None,
        "goals": [_year_value(goal) for goal in indicator.goals],
    }


def _year_value(said: YearValue) -> dict[str, Any]:
    return {
        "year": said.year,
        "comparator": said.comparator,
        "value": plain_number(said.value),
    }


def _source(document: Document, finding: Finding) -> dict[str, Any] | None:
    origin = source_of(document, finding)
    if origin is None:
        return None
    parts = {
        "page": origin.page,
        "box": None if origin.box is None else list(origin.box),
        "sheet": origin.sheet,
        "table": origin.table,
        "cell": origin.cell,
        "paragraph": origin.paragraph,
    }
    return {name: part for name, part in parts.items() if part is not None}
