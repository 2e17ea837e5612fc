"""Reads a document into findings: the one door to `layout`, `rows` and `fields`.

Knows the order of the steps; what becomes of a row is for `findings` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from lantu.reading.containers.radicals import fold_radicals
from lantu.reading.fields import notes
from lantu.reading.fields import year as years
from lantu.reading.findings import finding_of
from lantu.reading.layout.articles import articles_of
from lantu.reading.layout.characters import fold
from lantu.reading.layout.outline import segments_of
from lantu.reading.layout.passages import passages_of
from lantu.reading.model import Article, Document, Finding, Ground, Kind, Reading
from lantu.reading.rows import flattened, grids, tabular
from lantu.reading.rows.article import ArticleReader
from lantu.reading.rows.candidates import Candidate, Setting
from lantu.reading.rows.doubled import Seen
from lantu.reading.rows.pieces import pieces_of


def find(document: Document, year: int | None = None) -> Reading:
    """The findings of a document, by position; `year` stands for a year the document lacks."""
    folded = fold(document.text)
    known_year = year if year is not None else years.find(folded)
    words = fold_radicals(document.text)  # a plain text keeps its look-alikes, its rows do not
    articles = articles_of(folded, words)
    setting = Setting(words, known_year, notes.first_leads(folded))
    seen = Seen()
    findings: list[Finding] = []
    tables = grids.grids_of(folded, document.tables)
    apart = [(table.start, table.end) for table in tables]
    streams = flattened.streams_of(folded, apart)
    apart = sorted([*apart, *((stream.start, stream.end) for stream in streams)])
    for article in articles:
        findings += _article(article, folded, setting, seen, apart)
    for table in tables:
        findings += [finding_of(row, setting) for row in tabular.rows_of(table, folded, setting)]
    for stream in streams:
        findings += [finding_of(row, setting) for row in flattened.rows_of(stream, folded, setting)]
    findings.sort(key=attrgetter("start", "end"))
    if seen.doubled or document.doubtful:
        findings = [_marked(finding, seen, document) for finding in findings]
    title = document.title or articles[0].title
    document = replace(document, title=title, year=known_year, articles=articles)
    return Reading(document, tuple(findings))


def _marked(finding: Finding, seen: Seen, document: Document) -> Finding:
    """Says so where a crawler printed the passage again, or its words may have been misread."""
    doubts = set()
    if finding.start in seen.doubled:
        doubts.add("R031")
    if any(start < finding.end and finding.start < end for start, end in document.doubtful):
        doubts.add("R034")
    if not doubts:
        return finding
    return replace(finding, warnings=tuple(sorted({*finding.warnings, *doubts})))


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
    heads = frozenset((article.title, article.kicker, article.byline))
    found: list[Finding] = []
    last: Candidate | None = None
    for candidate in reader.read():
        words = candidate.passage.text[candidate.start : candidate.end]
        if seen.before(words, candidate.passage.at(candidate.start)):
            last = None
            continue
        finding = _below_heads(finding_of(candidate, setting), heads)
        if last is not None and not finding.owners and _goes_on(last, candidate):
            finding = _with_owners(finding, found[-1])
        found.append(finding)
        last = candidate
    return found


def _below_heads(finding: Finding, heads: frozenset[str]) -> Finding:
    """The article's own heads are no part of the path: each finding is below them."""
    if heads.isdisjoint(finding.path):
        return finding
    return replace(finding, path=tuple(part for part in finding.path if part not in heads))


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
    if last.passage is not row.passage or last.owners or row.start < last.end:
        return False
    text = last.passage.text
    between = text[last.end : row.start]  # 二是 begins a part of its own
    return text[last.end - 1] == "；" and not between.strip()


def _with_owners(finding: Finding, before: Finding) -> Finding:
    if finding.kind is not Kind.TASK or not before.owners:
        return finding
    warnings = tuple(sorted({*finding.warnings, "R004"} - {"R001"}))
    grounds = replace(finding.grounds, owners=Ground.CARRIED)
    return replace(finding, owners=before.owners, warnings=warnings, grounds=grounds)
