"""What must hold of any answer of the reader: it leads back into the document and can be written.

Knows the contract of `lantu.reading`; each broken promise is an AssertionError that says which.
"""

# ruff: noqa: S101 - a judge that asserts; the tool is never run with -O

from __future__ import annotations

import csv
import datetime
import io
import json
import math
from collections.abc import Iterable
from itertools import pairwise

from python_calamine import CalamineWorkbook

from lantu.reading import ONGOING, RECURRING, ReadingError, read_bytes
from lantu.reading.containers.radicals import fold_radicals
from lantu.reading.formats.contract import to_json
from lantu.reading.formats.screen import to_table
from lantu.reading.formats.sheets import to_csv, to_xlsx
from lantu.reading.model import Document, Finding, Origin, Reading
from lantu.reading.notices import NOTICES
from lantu.reading.provenance import parts_of

csv.field_size_limit(1 << 30)


def judge(data: bytes, name: str) -> str:
    """`read`, or the code of the refusal; raises where the reader broke a promise."""
    try:
        reading = read_bytes(data, name)
    except ReadingError as refusal:
        for language in ("zh", "en"):
            sentence = refusal.sentence(language)
            assert name in sentence, f"sentence: {sentence}"
            assert sentence.endswith(("。", ".")), f"sentence: {sentence}"
        return refusal.code
    judge_reading(reading)
    return "read"


def judge_reading(reading: Reading) -> None:
    """Raises where something of a reading lies outside its document or cannot be written."""
    _judge_document(reading.document)
    _judge_findings(reading)
    _judge_files(reading)


def _judge_document(document: Document) -> None:
    text = document.text
    assert text.strip(), "the document has no text"
    text.encode()  # a lone surrogate can be kept nowhere
    blocks = [(block.start, block.end) for block in document.blocks]
    _judge_apart(blocks, text, "blocks")
    for block in document.blocks:
        assert 0 <= block.heading <= 9, f"heading: {block}"
        _judge_origin(block.origin)
    _judge_apart([(table.start, table.end) for table in document.tables], text, "tables")
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row):
            assert table.start <= cell.start <= cell.end <= table.end, f"cell: {cell}"
    articles = [(article.start, article.end) for article in document.articles]
    assert articles, "no article"
    _judge_apart(articles, text, "articles")


def _judge_apart(ranges: list[tuple[int, int]], text: str, what: str) -> None:
    """Ranges in order, none empty, none within another, none outside the text."""
    for start, end in ranges:
        assert 0 <= start < end <= len(text), f"{what}: {start}–{end} of {len(text)}"
    for before, after in pairwise(ranges):
        assert before[1] <= after[0], f"{what}: {before} and {after}"


def _judge_origin(origin: Origin) -> None:
    assert origin.page is None or origin.page > 0, f"page: {origin}"
    if origin.box is not None:
        assert all(math.isfinite(edge) for edge in origin.box), f"box: {origin}"
        left, top, right, bottom = origin.box
        assert left <= right, f"box: {origin}"
        assert top <= bottom, f"box: {origin}"


def _judge_findings(reading: Reading) -> None:
    document = reading.document
    bare = _bare(document.text)
    places = [(finding.start, finding.end) for finding in reading.findings]
    assert places == sorted(places), "the findings are not in the order of the text"
    for finding in reading.findings:
        assert 0 <= finding.start < finding.end <= len(document.text), f"outside: {finding}"
        words = document.text[finding.start : finding.end]
        assert _is_within(_bare(finding.text), _bare(words)), f"other words: {finding}"
        _judge_fields(finding, bare)
        if document.blocks:
            parts = parts_of(document.text, document.blocks, finding.start, finding.end)
            assert parts, f"no way back: {finding}"


def _judge_fields(finding: Finding, text: str) -> None:
    assert finding.text.strip(), f"no words: {finding}"
    for owner in finding.owners:
        assert owner.name.strip(), f"an owner without a name: {finding}"
        assert _is_within(_bare(owner.name), text), f"an owner out of nowhere: {owner}"
    for named in (finding.person, finding.post):
        parts = [_bare(part) for part in named.split("、")]
        assert all(_is_within(part, text) for part in parts), f"out of nowhere: {named}"
    due = finding.due
    if due is not None:
        assert _is_within(_bare(due.text), text), f"a deadline out of nowhere: {due}"
        if due.date not in {"", ONGOING, RECURRING}:
            datetime.date.fromisoformat(due.date)
    for figure in finding.figures:
        assert math.isfinite(figure.value), f"figure: {figure}"
        assert figure.comparator in {"=", "~", ">=", "<=", ">", "<"}, f"figure: {figure}"
    assert set(finding.warnings) <= NOTICES.keys(), f"warnings: {finding.warnings}"


def _judge_files(reading: Reading) -> None:
    written = json.dumps(to_json(reading), ensure_ascii=False, allow_nan=False)
    assert json.loads(written.encode())["findings"] == to_json(reading)["findings"], "json"
    for language in ("zh", "en"):
        rows = list(csv.reader(io.StringIO(to_csv([reading], language).decode("utf-8-sig"))))
        assert len(rows) == len(reading.findings) + 1, "csv"
    table = to_table(reading).encode()
    assert table.count(b"\n") in {1, len(reading.findings) + 3}, "table"
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx([reading])))
    assert len(book.get_sheet_by_index(0).to_python()) == len(reading.findings) + 1, "xlsx"


def _bare(text: str) -> str:
    """The words without what layout puts between them, look-alikes as the characters they mean."""
    return "".join(fold_radicals(text).split()).replace("|", "")


def _is_within(words: str, text: str) -> bool:
    """Whether all the words stand in the text in this order: a page's foot may stand between."""
    rest: Iterable[str] = iter(text)
    return words in text or all(character in rest for character in words)
