"""Old Word and Excel files read to what the same content in the new form reads to."""

import subprocess
import sys

import olefile
import pytest

from lantu.reading import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    ForeignFormat,
    open_document,
    read_bytes,
)
from lantu.reading.containers import apart
from lantu.reading.containers.limits import MAX_MEMORY
from lantu.reading.errors import TakesTooLong, TooManyCells
from tests.reading.made_old import new_excel, new_word, old_excel, old_word


def stream_offset(data: bytes, stream: str) -> int:
    """Where a stream of a compound file begins in it; those of our files are in one piece."""
    with olefile.OleFileIO(data) as compound:
        content = compound.openstream(stream).read()
    return data.index(content[:512])


def patched(data: bytes, offset: int, new: bytes) -> bytes:
    return data[:offset] + new + data[offset + len(new) :]


def locked_word() -> bytes:
    """With the flag of a password set in the file's own description of itself."""
    data = old_word()
    flags = stream_offset(data, "WordDocument") + 0x0A
    return patched(data, flags + 1, bytes([data[flags + 1] | 0x01]))


def locked_excel() -> bytes:
    """With the record that says who wrote it (0x5C) made one that asks for a password (0x2F)."""
    data = old_excel()
    start = stream_offset(data, "Workbook")
    return patched(data, data.index(b"\x5c\x00\x70\x00", start), b"\x2f\x00")


def word_of_1995() -> bytes:
    """With the mark of Word 6 and 95 in place of that of Word 97."""
    data = old_word()
    return patched(data, stream_offset(data, "WordDocument"), b"\xdc\xa5")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [(old_word, new_word, "doc"), (old_excel, new_excel, "xls")],
    ids=["word", "excel"],
)
def test_old_file_reads_like_its_new_form(old, new, kind):
    ours, theirs = read_bytes(old(), "某文件"), read_bytes(new(), "某文件")
    assert ours.document.format == kind
    assert ours.document.text == theirs.document.text
    assert ours.document.blocks == theirs.document.blocks
    assert ours.document.tables == theirs.document.tables
    assert ours.findings == theirs.findings
    assert len(ours.findings) >= 3


def test_old_word_file_keeps_its_automatic_numbers_and_merged_cells():
    document = open_document(old_word(), "a.doc")
    assert document.text.splitlines()[2:5] == [
        "一、健全服务网络",
        "（一）新建社区食堂6个，2025年底前建成。（区民政局牵头，各街道配合）",
        "（二）改造敬老院2家。（责任单位：区民政局、区住建局）",
    ]
    [table] = document.tables
    assert table.rows[2][2] is table.rows[3][2]
    assert len(set(table.rows[4])) == 1


@pytest.mark.parametrize("name", ["a.wps", "a.docx", "a.txt", "a"])
def test_old_word_file_is_known_by_its_content(name):
    assert open_document(old_word(), name).text == open_document(old_word(), "a.doc").text


@pytest.mark.parametrize("name", ["a.et", "a.xlsx", "a"])
def test_old_excel_file_is_known_by_its_content(name):
    assert open_document(old_excel(), name).text == open_document(old_excel(), "a.xls").text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (locked_word(), EncryptedDocument),
        (locked_excel(), EncryptedDocument),
        (word_of_1995(), ForeignFormat),
        (old_word()[:6000], DamagedDocument),
        (old_excel()[:3000], DamagedDocument),
        (old_word()[:600], DamagedDocument),
    ],
    ids=["locked-word", "locked-excel", "word-95", "cut-word", "cut-excel", "only-head"],
)
def test_old_file_that_cannot_be_read_is_refused_with_a_sentence(data, error):
    with pytest.raises(error) as caught:
        open_document(data, "某文件.doc")
    assert type(caught.value) is error
    assert "某文件.doc" in caught.value.sentence("zh")


def test_conversion_that_does_not_end_is_stopped(monkeypatch):
    assert open_document(old_word(), "a.doc").text
    monkeypatch.setattr(apart, "PATIENCE", 0.05)
    with pytest.raises(TakesTooLong) as caught:
        open_document(old_word(), "某文件.doc")
    assert "另存为 .docx" in caught.value.sentence("zh")


def test_conversion_that_takes_too_much_memory_is_refused():
    module = "tests.reading.containers.greedy"
    with pytest.raises(DocumentTooLarge):
        apart.converted(module, b"memory", "某文件.xls", ".xlsx")
    with pytest.raises(TooManyCells):
        apart.converted(module, b"cells", "某文件.xls", ".xlsx")
    assert apart.converted(module, b"little", "某文件.xls", ".xlsx") == b"little"


def test_conversion_works_where_less_memory_is_allowed_than_it_may_take():
    allowed = MAX_MEMORY // 2
    done = subprocess.run(
        ["prlimit", f"--as={allowed}", sys.executable, "-m", "tests.reading.containers.greedy"],
        input=b"little",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"little")
