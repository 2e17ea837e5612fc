"""What reading a document yields: its text, where each part of it came from, and the findings.

Knows no file format and no rule of reading: those live in `containers`, `layout`, `rows` and
`fields`, which all speak in these words.  Every position is a half-open range of character offsets
into `Document.text`; for a plain text file that text is the decoded file itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a finding is, as a supervision office would file it."""

    TASK = "task"
    TARGET = "target"
    RESULT = "result"


class Role(StrEnum):
    """What an owner has to do: 牵头, 责任, 配合."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


class Ground(StrEnum):
    """What a row or a field of it was taken from; docs/mechanisms/reading.md lists them."""

    NOTE = "note"
    """A responsibility note or labelled line of the row's own."""
    TABLE = "table"
    STREAM = "stream"
    """A table that lost its cells."""
    ITEM = "item"
    PROGRESS = "progress"
    """A report on what was done, cell by cell or paragraph by paragraph."""
    SENTENCE = "sentence"
    NEWS = "news"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    HEADING = "heading"
    INTRODUCTION = "introduction"
    CARRIED = "carried"
    """The sentence before, which this one continues."""
    WORDS = "words"
    """The row's own words."""
    DAMAGED = "damaged"
    OPEN = "open"
    """A deadline whose day is not clear."""
    SECOND = "second"
    """A second reader, held against the document."""
    NOTHING = "nothing"
    """Nothing was found, and so nothing is said."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What each part of a finding was taken from."""

    row: Ground = Ground.SENTENCE
    owners: Ground = Ground.NOTHING
    due: Ground = Ground.NOTHING
    figures: Ground = Ground.NOTHING


ONGOING = "ongoing"
RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the file a block came from; every part that the format does not have is None.

    `page` counts from 1; `box` is (left, top, right, bottom) in PDF points from the page's upper
    left corner; `cell` is an A1 reference within `sheet`, or within the `table`-th table of a
    Word, PDF, OFD or HTML file (from 1); `paragraph` counts the body's paragraphs from 1.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    table: int | None = None
    cell: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the document's text that has one origin: a paragraph, a line or a cell."""

    start: int
    end: int
    origin: Origin
    heading: int = 0
    """The file's own heading level (Word's 标题 1, HTML's h1), 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell is one cell that covers several grid positions."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose merged positions all point at the one cell that fills them."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A part of the document that stands on its own: an article of a page, or a whole text."""

    start: int
    end: int
    title: str = ""
    kicker: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class PageNotice:
    """A code of docs/mechanisms/reading-warnings.md and the pages (from 1) of which it is said."""

    code: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text, with the way back from each part of the text to the file."""

    name: str
    sha256: str
    text: str
    format: str
    """The container it came in: txt, docx, doc, pdf, ofd, xlsx, xls, html or picture."""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    title: str = ""
    year: int | None = None
    articles: tuple[Article, ...] = ()
    notices: tuple[PageNotice, ...] = ()
    """What an officer should know of some of its pages, such as that they could not be read."""
    doubtful: tuple[tuple[int, int], ...] = ()
    """Ranges of the text that may have been misread when they were recognised."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A body that must act, as written in the document."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as written, and as the last day allowed (ISO date, `ONGOING` or `RECURRING`)."""

    text: str
    date: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: `comparator` is one of = ~ >= <= > <, `unit` as written with its 万 or 亿."""

    metric: str
    comparator: str
    value: float
    unit: str


class Nature(StrEnum):
    """How far an indicator binds: 约束性, 预期性."""

    BINDING = "binding"
    EXPECTED = "expected"


class Form(StrEnum):
    """How an indicator's goals count."""

    LEVEL = "level"
    """The value to be reached in the year."""
    CUMULATIVE = "cumulative"
    """The sum over the years of the plan, written in square brackets."""
    GROWTH = "growth"
    """The average growth a year, in per cent."""


@dataclass(frozen=True, slots=True)
class YearValue:
    """A value in a year; `comparator` as in `Figure`."""

    year: int
    comparator: str
    value: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a line of an indicator table says beside its last goal."""

    unit: str
    nature: Nature | None = None
    form: Form = Form.LEVEL
    baseline: YearValue | None = None
    goals: tuple[YearValue, ...] = ()
    """In the order of the years."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One row for the ledger, with the place it came from."""

    kind: Kind
    start: int
    end: int
    text: str
    """The words of the range with the layout's line breaks taken out."""
    path: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    person: str = ""
    post: str = ""
    due: Due | None = None
    figures: tuple[Figure, ...] = ()
    warnings: tuple[str, ...] = ()
    grounds: Grounds = Grounds()
    indicator: Indicator | None = None
    """Only of a line of an indicator table."""

    @property
    def owned(self) -> bool:
        return bool(self.owners)

    @property
    def dated(self) -> bool:
        """A deadline whose day is not clear is none."""
        return self.due is not None and self.due.date != ""

    @property
    def measured(self) -> bool:
        return bool(self.figures)


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What came of asking a second reader: stretches of the text, and findings."""

    model: str
    asked: int
    answered: int
    added: int
    """Findings that the first reader had not."""
    filled: int
    """Findings of the first reader of which it filled something in."""
    left: int
    """Rows that lie across findings of the first reader, which stay as they are."""
    refused: int
    """Rows and fields that do not stand in the document."""
    notices: tuple[str, ...] = ()
    """Codes of what an officer should know of it, see docs/mechanisms/reading-warnings.md."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was found in it, in the order of the text."""

    document: Document
    findings: tuple[Finding, ...] = field(default=())
    second: SecondReading | None = None
    """Only where a second reader was asked."""
