"""`lantu read --second`: asked only where it is named, and told about where it fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lantu.reading.command import main
from tests.reading.second.stub import Reply, row, rows, stub

TEXT = "一、会议时间\n今天天气晴。\n"


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "会议.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_findings_of_the_second_reader_are_written(
    document: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTU_SECOND_READER_KEY", "secret")
    with stub(lambda _: Reply(rows(row("今天天气晴。")))) as listening:
        asked = ["--format", "json", "--second", listening.url, "--second-model", "m"]
        assert main([document, *asked]) == 0
    written = json.loads(capfd.readouterr().out)

    assert [found["text"] for found in written["findings"]] == ["今天天气晴。"]
    assert written["findings"][0]["confidence"]["row"] == {"share": 0.5, "ground": "second"}
    assert written["second"]["added"] == 1
    assert listening.asked[0].headers["Authorization"] == "Bearer secret"


def test_nothing_is_asked_where_no_address_is_named(
    document: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with stub(lambda _: Reply(rows(row("今天天气晴。")))) as listening:
        monkeypatch.setenv("LANTU_SECOND_READER_URL", listening.url)
        monkeypatch.setenv("LANTU_SECOND_READER_MODEL", "m")
        assert main([document, "--format", "json"]) == 0

    assert listening.asked == []
    assert json.loads(capfd.readouterr().out)["findings"] == []


def test_failure_is_told_and_the_first_reading_is_written(
    document: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with stub(lambda _: Reply(status=404)) as listening:
        asked = ["--format", "json", "--second", listening.url, "--second-model", "m"]
        assert main([document, *asked, "--lang", "en"]) == 0
    out, err = capfd.readouterr()

    assert json.loads(out)["second"]["notices"] == ["R051"]
    assert f"{document}: The second reader did not answer" in err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--second", "nowhere", "--second-model", "m"], "第二阅读的地址“nowhere”不可用。"),
        (["--second", "http://127.0.0.1/v1"], "第二阅读没有指定模型。请写明模型名称。"),
    ],
)
def test_address_that_cannot_be_used_is_told(
    asked: list[str], said: str, document: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([document, *asked, "--lang", "zh"]) == 2
    assert capfd.readouterr().err.startswith(said)


def test_reading_alone_loads_nothing_that_speaks_http() -> None:
    code = "import sys, lantu.reading.command; print('http.client' in sys.modules, 'ssl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False False\n"
