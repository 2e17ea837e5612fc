"""Reads a document into findings: the one door to `layout`, `rows` and `fields`.

Knows the order of the steps and which warnings a finding deserves.  Knows no wording itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lantu.reading.fields import due, notes, subjects
from lantu.reading.fields import year as years
from lantu.reading.layout.articles import articles_of
from lantu.reading.layout.characters import fold
from lantu.reading.layout.outline import segments_of
from lantu.reading.layout.passages import passages_of
from lantu.reading.model import (
    Article,
    Document,
    Due,
    Figure,
    Finding,
    Kind,
    Owner,
    Reading,
    Role,
)
from lantu.reading.rows import flattened, tabular
from lantu.reading.rows.article import ArticleReader
from lantu.reading.rows.candidates import Candidate, Setting
from lantu.reading.rows.doubled import Seen
from lantu.reading.rows.pieces import pieces_of


def find(document: Document, year: int | None = None) -> Reading:
    """The findings of a document, by position; `year` stands for a year the document lacks."""
    folded = fold(document.text)
    known_year = year if year is not None else years.find(folded)
    articles = articles_of(folded, document.text)
    setting = Setting(document.text, known_year, notes.first_leads(folded))
    seen = Seen()
    findings: list[Finding] = []
    grids = tabular.grids_of(folded, document.tables)
    apart = [(grid.start, grid.end) for grid in grids]
    streams = flattened.streams_of(folded, apart)
    apart = sorted([*apart, *((stream.start, stream.end) for stream in streams)])
    for article in articles:
        findings += _article(article, folded, setting, seen, apart)
    for grid in grids:
        findings += [_finding(row, setting) for row in tabular.rows_of(grid, folded, setting)]
    for stream in streams:
        findings += [_finding(row, setting) for row in flattened.rows_of(stream, folded, setting)]
    findings = [_marked(f, seen) for f in sorted(findings, key=lambda f: (f.start, f.end))]
    title = document.title or articles[0].title
    document = replace(document, title=title, year=known_year, articles=articles)
    return Reading(document, tuple(findings))


def _marked(finding: Finding, seen: Seen) -> Finding:
    """Says so where a crawler printed the finding's passage again."""
    if finding.start not in seen.doubled:
        return finding
    return replace(finding, warnings=tuple(sorted({*finding.warnings, "R031"})))


def _article(
    article: Article,
    folded: str,
    setting: Setting,
    seen: Seen,
    apart: Sequence[tuple[int, int]],
) -> list[Finding]:
    passages = [
        passage
        for start, end in _outside(apart, _body_start(article, setting.document), article.end)
        for passage in passages_of(folded, start, end)
    ]
    segments = segments_of(passages, setting.document)
    reader = ArticleReader(setting, folded[article.start : article.end], pieces_of(segments))
    found: list[Finding] = []
    last: Candidate | None = None
    for candidate in reader.read():
        words = candidate.passage.text[candidate.start : candidate.end]
        if seen.before(words, candidate.passage.at(candidate.start)):
            last = None
            continue
        finding = _below_heads(_finding(candidate, setting), article)
        if last is not None and not finding.owners and _goes_on(last, candidate):
            finding = _with_owners(finding, found[-1])
        found.append(finding)
        last = candidate
    return found


def _below_heads(finding: Finding, article: Article) -> Finding:
    """The article's own heads are no part of the path: each finding is below them."""
    heads = {article.title, article.kicker, article.byline}
    path = tuple(part for part in finding.path if part not in heads)
    return finding if path == finding.path else replace(finding, path=path)


def _body_start(article: Article, text: str) -> int:
    """Where an article goes on behind its heads and its byline."""
    if not article.byline:
        return article.start
    return text.index(article.byline, article.start) + len(article.byline)


def _outside(apart: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of an article between its tables."""
    found = []
    for left, right in apart:
        if start <= left < end:
            found.append((start, left))
            start = min(right, end)
    return [*found, (start, end)]


def _goes_on(last: Candidate, row: Candidate) -> bool:
    """Whether a row continues the sentence before: its subject stands there, before the ；."""
    near = last.passage is row.passage and 0 <= row.start - last.end <= 2
    return near and last.passage.text[last.end - 1] == "；" and not last.owners


def _with_owners(finding: Finding, before: Finding) -> Finding:
    if finding.kind is not Kind.TASK or not before.owners:
        return finding
    warnings = tuple(sorted({*finding.warnings, "R004"} - {"R001"}))
    return replace(finding, owners=before.owners, warnings=warnings)


def _finding(row: Candidate, setting: Setting) -> Finding:
    warnings: list[str] = []
    owners, person, post = _owners(row, setting, warnings)
    deadline = _due(row, setting, warnings)
    quantities = _figures(row, setting, warnings)
    start, end = row.passage.span(row.start, row.end)
    _general_warnings(row, owners, quantities, warnings)
    return Finding(
        row.kind,
        start,
        end,
        row.passage.original(setting.document, row.start, row.end),
        row.path,
        owners,
        person,
        post,
        deadline,
        quantities,
        tuple(sorted(set(warnings))),
    )


def _owners(
    row: Candidate, setting: Setting, warnings: list[str]
) -> tuple[tuple[Owner, ...], str, str]:
    """Owners from the note, else the sentence's subject, else the speaker, else the heading."""
    person = "、".join(row.persons)
    if row.owners and not row.heading:
        return row.owners, person, ""
    if row.tabular:
        return row.owners, person, ""
    text = row.passage.text
    plain = row.kind is Kind.RESULT or (row.kind is Kind.TASK and not row.itemised)
    pledged = row.speaker is not None and not row.speaker.demands and row.kind is Kind.TASK
    named = subjects.find(text, row.start, row.end, plain=plain and not pledged)
    subject = tuple(
        Owner(row.passage.original(setting.document, n.start, n.end), n.role) for n in named
    )
    speaker = row.speaker
    if speaker is not None and pledged:
        owners = subject or ((Owner(speaker.body, Role.RESPONSIBLE),) if speaker.body else ())
        if not speaker.body or not speaker.person:
            warnings.append("R033")
        return owners, speaker.person, speaker.post
    if row.owners:
        warnings.append("R002")
        return row.owners, person, ""
    if subject:
        warnings.append("R004")
    return subject, person, ""


def _due(row: Candidate, setting: Setting, warnings: list[str]) -> Due | None:
    if row.due is not None:
        if not row.due.date:
            warnings.append("R013" if setting.year else "R011")
        return row.due
    if row.kind is Kind.RESULT:
        return None
    found = due.find(row.passage.text, row.start, row.end, setting.year)
    if found is None:
        if row.inherited_due is not None:
            warnings.append("R012")
        elif _DAMAGED_DATE.search(row.passage.text, row.start, row.end):
            warnings.append("R013")
        return row.inherited_due
    if found.date == "recurring" and row.inherited_due is not None and not row.itemised:
        return row.inherited_due
    if found.staged:
        warnings.append("R014")
    if not found.date or found.damaged:
        warnings.append("R013" if setting.year else "R011")
    return Due(row.passage.original(setting.document, found.start, found.end), found.date)


def _figures(row: Candidate, setting: Setting, warnings: list[str]) -> tuple[Figure, ...]:
    if row.target is not None:
        fixed = row.target
        return (Figure(fixed.metric, fixed.comparator, fixed.value, fixed.unit),)
    found = []
    for quantity in row.quantities:
        metric = row.passage.original(setting.document, *quantity.metric).strip()
        unit = "".join(row.passage.original(setting.document, a, b) for a, b in quantity.unit)
        found.append(Figure(metric, quantity.comparator, quantity.value, unit))
    if any(
        a.metric == b.metric and (a.comparator, b.comparator) == (">=", "<=")
        for a, b in pairwise(found)
    ):
        warnings.append("R022")
    return tuple(found)


_DAMAGED_DATE = re.compile(r"(?<!\d)\d{3,4}[日号]之?前")
_GENERAL = re.compile(
    r"^(?:各|有关|相关|其他|全区|全市|全县)?(?:有关|相关|级|职能|责任|牵头)?(?:部门|单位|地|地区|方面)$"
)
_STOPS = "。！？；…”）』》"


def _general_warnings(
    row: Candidate,
    owners: tuple[Owner, ...],
    quantities: tuple[Figure, ...],
    warnings: list[str],
) -> None:
    # Running text seldom names owners; an item without one among items with notes is worth a look.
    if not owners and row.kind is not Kind.RESULT and row.itemised:
        warnings.append("R001")
    if owners and all(_GENERAL.match(o.name) for o in owners):
        warnings.append("R003")
    if sum(o.role is Role.LEAD for o in owners) > 1:
        warnings.append("R005")
    if row.kind is Kind.TARGET and not quantities:
        warnings.append("R021")
    text = row.passage.text
    cut = row.end == len(text) and text[row.end - 1] not in _STOPS and len(text) > 40
    if cut and not row.itemised:
        warnings.append("R032")
