"""The formats that are fuzzed: for each its seeds, which are sound, and the mutations.

A new format of the reader is one more entry in `FORMATS`; an archive of XML needs seeds only.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from random import Random

import docx
import xlsxwriter
from docx.shared import Pt

from tests.reading import made_ofd as ofd
from tests.reading.made_files import PAGE, Put, pdf_file
from tests.reading.made_old import old_excel, old_word
from tools.fuzz.octets import mutate_bytes, mutate_fields
from tools.fuzz.packed import mutate_archive, mutate_part, mutate_raw_part, packed, unpacked
from tools.fuzz.portable import mutate_contents, mutate_objects
from tools.fuzz.webpages import mutate_page
from tools.fuzz.words import NEWSPAPER, PARAGRAPHS, TABLE, TEXT, mutate_text

Mutation = Callable[[bytes, Random], bytes]
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


@dataclass(frozen=True, slots=True)
class Format:
    """`seeds` makes the sound documents, the same bytes at each call; `mutations` damage them.

    A format that takes long, as it is read in a process of its own, comes up `every` so many turns.
    """

    seeds: Callable[[], tuple[bytes, ...]]
    mutations: tuple[Mutation, ...]
    every: int = 1


def _texts() -> tuple[bytes, ...]:
    newspaper = "\n".join(NEWSPAPER)
    table = "\n".join(cell for row in TABLE for cell in row)
    texts = (TEXT, newspaper, table, TEXT.replace("\n", ""))
    return (*(TEXT.encode(one) for one in _ENCODINGS), *(text.encode() for text in texts))


def _word_files() -> tuple[bytes, ...]:
    plain, tabled = docx.Document(), docx.Document()
    plain.add_heading(PARAGRAPHS[0], 1)
    for paragraph in PARAGRAPHS:
        plain.add_paragraph(paragraph, style="List Number" if paragraph[1] == "." else None)
    plain.paragraphs[1].runs[0].font.size = Pt(16)
    grid = tabled.add_table(len(TABLE), len(TABLE[0]), style="Table Grid")
    for row, words in zip(grid.rows, TABLE, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    grid.cell(1, 2).merge(grid.cell(2, 2))
    grid.cell(3, 3).merge(grid.cell(3, 4))
    inner = grid.cell(3, 1).add_table(2, 2)
    inner.cell(0, 0).text = PARAGRAPHS[5]
    tabled.add_paragraph(PARAGRAPHS[10])
    return tuple(_fixed(document.save) for document in (plain, tabled))


def _workbooks() -> tuple[bytes, ...]:
    def write(target: io.BytesIO) -> None:
        with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
            sheet, other = book.add_worksheet("重点任务"), book.add_worksheet("进展")
            for number, row in enumerate(TABLE):
                sheet.write_row(number, 0, row)
            sheet.merge_range(5, 1, 6, 2, PARAGRAPHS[4])
            formats = [book.add_format({"num_format": form}) for form in ("0%", "yyyy-mm", '0"所"')]
            for number, form in enumerate(formats):
                other.write_number(number, 0, 45_000.5 / (number + 1), form)
            other.write_column(0, 1, PARAGRAPHS)
            other.write_formula(0, 2, "=1+1", None, 2)

    return (_fixed(write),)


def _fixed(write: Callable[[io.BytesIO], object]) -> bytes:
    """What was written, without the hour at which it was."""
    target = io.BytesIO()
    write(target)
    return packed(unpacked(target.getvalue()))


def _pdf_files() -> tuple[bytes, ...]:
    lines = [Put(72, 80 + 24 * i, line[:36]) for i, line in enumerate(PARAGRAPHS)]
    columns = [Put(40, 80 + 20 * i, line[:18]) for i, line in enumerate(NEWSPAPER)]
    columns += [Put(320, 80 + 20 * i, line[:18]) for i, line in enumerate(PARAGRAPHS)]
    lefts = (40, 90, 250, 380, 480)
    cells = [
        Put(left + 4, 120 + 40 * row, word[:12])
        for row, words in enumerate(TABLE)
        for left, word in zip(lefts, words, strict=True)
    ]
    rules: list[tuple[float, float, float, float]] = []
    rules += [(40, 95 + 40 * row, 555, 95 + 40 * row) for row in range(5)]
    rules += [(x, 95, x, 95 + 40 * 4) for x in (*lefts, 555)]
    return (
        pdf_file([lines, lines[::-1]]),
        pdf_file([columns], size=10),
        pdf_file([cells, cells], rules=rules, size=9),
        pdf_file([[Put(PAGE[0] / 2, 300, TEXT[:20])]], rotate=90),
    )


def _pages() -> tuple[bytes, ...]:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    rows = "".join(f"<tr>{''.join(f'<td>{word}</td>' for word in row)}</tr>" for row in TABLE)
    menu = "<ul>" + "<li><a href='#'>首页</a></li>" * 5 + "</ul>"
    head = "<!DOCTYPE html><html><head><meta charset=utf-8><title>青川</title></head><body>"
    plain = f"{head}{menu}<h1>{PARAGRAPHS[0]}</h1><div>{body}</div></body></html>"
    tabled = f"{head}<table><thead>{rows[:60]}</thead>{rows}</table><div>{body}</div></body></html>"
    return plain.encode(), tabled.encode()


def _ofd_files() -> tuple[bytes, ...]:
    lines = [ofd.text(Put(20, 30 + 12 * i, line[:34])) for i, line in enumerate(PARAGRAPHS)]
    cells = [
        ofd.text(Put(22 + 36 * column, 40 + 14 * row, word[:7]))
        for row, words in enumerate(TABLE)
        for column, word in enumerate(words)
    ]
    rules = [ofd.line(20, 33 + 14 * row, 200, 33 + 14 * row) for row in range(5)]
    rules += [ofd.line(20 + 36 * column, 33, 20 + 36 * column, 89) for column in range(6)]
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{lines[0]}</ofd:Content>'
    drawn = '<ofd:CompositeObject ID="6" ResourceID="7" Boundary="0 0 210 297"/>'
    plain = ofd.ofd_file(["".join(lines), "".join(lines[::-1])], template=lines[1])
    tabled = ofd.ofd_file(
        ["".join([*cells, *rules, drawn])], units=f"{unit}</ofd:CompositeGraphicUnit>"
    )
    return packed(unpacked(plain)), packed(unpacked(tabled))


def _mutate_plain(data: bytes, chance: Random, *, encodings: tuple[str, ...]) -> bytes:
    text = mutate_text(data.decode("utf-8", "replace"), chance)
    return text.encode(chance.choice(encodings), chance.choice(("replace", "ignore")))


def _mutate_surrogates(data: bytes, chance: Random) -> bytes:
    return mutate_text(data.decode("utf-8", "replace"), chance).encode("utf-8", "surrogatepass")


_COMPOUND = (mutate_fields, mutate_fields, mutate_bytes)
_ARCHIVE = (mutate_part, mutate_part, mutate_part, mutate_raw_part, mutate_archive, mutate_bytes)
FORMATS: dict[str, Format] = {
    "txt": Format(
        cache(_texts),
        (
            partial(_mutate_plain, encodings=("utf-8",)),
            partial(_mutate_plain, encodings=_ENCODINGS),
            _mutate_surrogates,
            mutate_bytes,
        ),
    ),
    "docx": Format(cache(_word_files), _ARCHIVE),
    "xlsx": Format(cache(_workbooks), _ARCHIVE),
    "html": Format(cache(_pages), (mutate_page, mutate_page, mutate_page, mutate_bytes)),
    "pdf": Format(
        cache(_pdf_files), (mutate_objects, mutate_contents, mutate_contents, mutate_bytes)
    ),
    "ofd": Format(cache(_ofd_files), _ARCHIVE),
    "doc": Format(lambda: (old_word(),), _COMPOUND, every=20),
    "xls": Format(lambda: (old_excel(),), _COMPOUND, every=20),
}
