"""Every warning is documented, in both languages, word for word."""

import re
from pathlib import Path

from lantu.reading.notices import NOTICES, sentence

ROOT = Path(__file__).parents[2]


def test_page_lists_exactly_the_warnings_of_the_code() -> None:
    page = (ROOT / "docs/mechanisms/reading-warnings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (R\d{3}) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)

    assert rows == [(n.code, n.zh, n.en) for n in NOTICES.values()]


def test_every_code_that_is_given_is_known() -> None:
    folder = ROOT / "src/lantu/reading"
    files = [folder / "reader.py", folder / "findings.py"]
    files += [*(folder / "second").glob("*.py"), *(folder / "containers").rglob("*.py")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)

    assert set(re.findall(r'"(R\d{3})"', code)) == set(NOTICES)


def test_sentence_speaks_the_language_asked_for() -> None:
    assert sentence("R021", "zh-hans") == "指标没有数值，无法量化考核。"
    assert sentence("R021", "en") == "The target has no figure and cannot be measured."


def test_pages_are_named_as_people_list_them() -> None:
    assert sentence("R065", "zh", (3, 1, 2, 7)) == (
        "第 1–3、7 页是图像，没有识别出文字（可能是空白页）。"
    )
    assert sentence("R063", "en", (5,)) == (
        "Page 5: some words may have been misread; please check the original."
    )
