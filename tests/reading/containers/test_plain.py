"""Plain text: the document's text is the decoded file and nothing else."""

import codecs
import hashlib

import pytest

from lantu.reading import Document, EmptyDocument, ForeignFormat, UnknownFormat, open_document

TEXT = "一、总体要求\n到2025年，新建学校5所。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("gb18030"),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "utf-16-be", "crlf", "cr"],
)
def test_text_is_the_decoded_file(data):
    expected = Document(
        name="方案.txt", sha256=hashlib.sha256(data).hexdigest(), text=TEXT, format="txt"
    )
    assert open_document(data, "方案.txt") == expected


def test_text_is_what_python_reads_from_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("第一行\r\n第二行\r第三行\n\n⼯ 末行　".encode())
    assert open_document(path.read_bytes(), "a.txt").text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.doc", "a", "a.html"])
def test_text_under_a_wrong_extension_is_read_as_text(name):
    document = open_document(TEXT.encode(), name)
    assert (document.format, document.text) == ("txt", TEXT)


def test_text_that_ends_in_half_a_character_keeps_all_before_it():
    cut = (TEXT * 20).encode()[:-3]
    assert open_document(cut, "a.txt").text == (TEXT * 20)[:-2] + "\ufffd"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", "　\u200b\ufeff\n".encode(), b"\x00" * 64, codecs.BOM_UTF8]
)
def test_text_of_blanks_is_empty(data):
    with pytest.raises(EmptyDocument):
        open_document(data, "a.txt")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x7fELF\x01\x00\x02", b"\x7fELF\x02\x01\x01\x00" * 9]
)
def test_binary_is_refused(data):
    with pytest.raises(UnknownFormat):
        open_document(data, "a.txt")


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("{\\rtf1\\ansi\\pard text}", ".docx"),
        ('<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', ".docx"),
        ('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><x/>', ".xlsx"),
    ],
)
def test_text_that_is_another_programs_file_says_what_to_save_it_as(head, target):
    with pytest.raises(ForeignFormat) as caught:
        open_document(head.encode(), "旧.doc")
    assert target in caught.value.sentence("zh")
    assert target in caught.value.sentence("en")
