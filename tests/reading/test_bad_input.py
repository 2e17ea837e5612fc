"""Whatever is handed in, the answer is a sentence and exit code 2; the good file beside it is read."""

import contextlib
import io
import json
import os
import random
import zipfile

import pytest

from lantu.reading import ReadingError, errors, open_document, read_bytes
from lantu.reading.command import main
from lantu.reading.containers.limits import MAX_BYTES
from tests.reading.made_files import Put, pdf_file, with_part, word_text
from tests.reading.made_old import old_word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = "一、新建学校5所，2025年底前完成。"


def renamed(stream, other):
    """A compound file one of whose streams goes by another name."""
    old, new = (f"{name}\0".encode("utf-16-le").ljust(64, b"\0") for name in (stream, other))
    data = old_word()
    place = data.index(old)
    length = (2 * len(other) + 2).to_bytes(2, "little")
    return data[:place] + new + length + data[place + 66 :]


def archive(parts, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return target.getvalue()


def bomb(declared=None):
    """A Word file whose body unpacks to 200 MB, with the size it declares changed."""
    whole = with_part(word_text(GOOD), "word/document.xml", b" " * 200_000_000)
    if declared is None:
        return whole
    true, false = (size.to_bytes(4, "little") for size in (200_000_000, declared))
    return whole.replace(true, false)


def nested(depth):
    data = b" " * 10_000_000
    for level in range(depth):
        data = archive({f"{level}.zip": data})
    return with_part(word_text(GOOD), "word/embeddings/inner.zip", data)


BAD = {
    "empty": (b"", errors.EmptyDocument),
    "blank": ("　\n\t ".encode(), errors.EmptyDocument),
    "zeros": (bytes(4096), errors.EmptyDocument),
    "binary": (random.Random(1).randbytes(4096), errors.UnknownFormat),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", errors.DamagedDocument),
    "program": (b"\x7fELF\x02\x01\x01\x00" * 20, errors.UnknownFormat),
    "compound-without-end": (OLE + bytes(2000), errors.DamagedDocument),
    "encrypted-word": (renamed("WordDocument", "EncryptedPackage"), errors.EncryptedDocument),
    "old-slides": (renamed("WordDocument", "PowerPoint Document"), errors.ForeignFormat),
    "other-compound": (renamed("WordDocument", "Contents"), errors.UnknownFormat),
    "odt": (archive({"mimetype": "x", "content.xml": "<x/>"}), errors.ForeignFormat),
    "zip": (archive({"a.txt": GOOD}), errors.UnknownFormat),
    "empty-zip": (archive({}), errors.UnknownFormat),
    "zip-bomb": (bomb(), errors.DocumentTooLarge),
    "zip-bomb-that-lies": (bomb(declared=1000), errors.DamagedDocument),
    "many-entries": (archive({f"{i}": b"" for i in range(20_001)}), errors.DocumentTooLarge),
    "lzma": (archive({"word/document.xml": GOOD}, zipfile.ZIP_LZMA), errors.DamagedDocument),
    "scan": (pdf_file([[], []]), errors.NoText),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD.keys())
def test_bad_document_is_refused_with_a_sentence_in_both_languages(data, error):
    with pytest.raises(error) as caught:
        open_document(data, "某文件.docx")
    for language in ("zh", "en"):
        sentence = caught.value.sentence(language)
        assert "某文件.docx" in sentence
        assert sentence.endswith(("。", "."))


def test_archives_within_an_archive_are_never_opened():
    assert open_document(nested(3), "a.docx").text == GOOD


def test_file_of_microsoft_works_says_what_to_save_it_as():
    with pytest.raises(errors.ForeignFormat) as caught:
        open_document(renamed("WordDocument", "MatOST"), "a.wps")
    assert "另存为 .docx " in caught.value.sentence("zh")
    assert "save it as .docx " in caught.value.sentence("en")


@pytest.mark.parametrize(
    "data",
    [word_text(GOOD), pdf_file([[Put(72, 100, GOOD)]]), GOOD.encode()],
    ids=["docx", "pdf", "txt"],
)
@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf", "xlsx", "html", "doc", "bin", ""])
def test_wrong_extension_makes_no_difference(data, suffix):
    assert open_document(data, f"a.{suffix}").text == GOOD


@pytest.mark.parametrize(
    "data",
    [word_text(GOOD), pdf_file([[Put(72, 100, GOOD)]]), GOOD.encode()],
    ids=["docx", "pdf", "txt"],
)
def test_any_damage_ends_in_a_reading_or_a_sentence(data):
    chance = random.Random(7)
    for _ in range(120):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with contextlib.suppress(ReadingError):
            read_bytes(bytes(broken[: chance.randint(1, len(broken))]), "a")


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def told(good, bad, capfd):
    """What the command says of a bad file beside a good one, which must be read."""
    assert main([str(bad), str(good), "--format", "json", "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert [one["document"]["name"] for one in json.loads(out)] == ["good.txt"]
    assert err.count("\n") == 1
    return err.rstrip("\n")


def test_missing_file_is_told(good, tmp_path, capfd):
    path = tmp_path / "missing.txt"
    assert told(good, path, capfd) == (
        f"“{path}” is not there or cannot be opened. Please check its path and permissions."
    )


def test_empty_folder_is_told(good, tmp_path, capfd):
    path = tmp_path / "folder"
    path.mkdir()
    assert "has no file that can be read" in told(good, path, capfd)


def test_name_that_no_file_can_have_is_told(good, capfd):
    assert "is not there" in told(good, "a\x00b", capfd)


def test_file_without_permission_is_told(good, tmp_path, capfd):
    path = tmp_path / "closed.txt"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    assert "permissions" in told(good, path, capfd)


def test_huge_file_is_refused_before_it_is_read(good, tmp_path, capfd):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert told(good, path, capfd) == (
        f"“{path}” is too large (the limit is 64 MB). Please split it and hand in the parts."
    )


def test_device_without_end_is_refused(good, capfd):
    assert "too large" in told(good, "/dev/zero", capfd)


def test_file_at_the_limit_is_read_and_one_byte_more_is_not():
    blank = b" " * (MAX_BYTES - len(GOOD.encode()))
    with pytest.raises(errors.TooMuchText):
        open_document(GOOD.encode() + blank, "a.txt")
    with pytest.raises(errors.DocumentTooLarge) as caught:
        open_document(GOOD.encode() + blank + b" ", "a.txt")
    assert type(caught.value) is errors.DocumentTooLarge


def test_every_error_has_both_languages_and_a_code():
    facts = {"limit": "1", "target": ".docx", "page": 1}
    pending = [ReadingError]
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        error = kind("某文件", **facts)
        assert error.code
        assert "某文件" in error.sentence("zh-hans")
        assert "某文件" in error.sentence("en")
