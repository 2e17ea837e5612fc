"""`lantu read`: arguments in, files and exit codes out."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from lantu.reading import read_file, to_json
from lantu.reading.command import main
from tests.reading.made_files import word_text

ROOT = Path(__file__).parents[2]
TASKS = "一、教育\n（一）新建学校5所，2025年底前完成。（区教育局牵头）\n"


@pytest.fixture
def folder(tmp_path):
    """Two good documents, one of them in a subfolder, and files that are none."""
    (tmp_path / "甲.txt").write_text(TASKS, encoding="utf-8")
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / "乙.docx").write_bytes(word_text(*TASKS.split("\n")))
    (tmp_path / "~$甲.docx").write_bytes(b"lock")
    (tmp_path / ".hidden.txt").write_bytes(b"hidden")
    (tmp_path / "图.gif").write_bytes(b"\x89PNG")
    return tmp_path


def expected(path, name=None):
    found = json.loads(json.dumps(to_json(read_file(path))))
    found["document"]["name"] = name or found["document"]["name"]
    return found


def test_one_document_is_one_object(folder, capfdbinary):
    assert main([str(folder / "甲.txt"), "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == expected(folder / "甲.txt")


def test_a_folder_is_a_list_in_the_order_of_names(folder, capfdbinary):
    assert main([str(folder)]) == 0
    assert json.loads(capfdbinary.readouterr().out) == [
        expected(folder / "甲.txt"),
        expected(folder / "下级" / "乙.docx", name="下级/乙.docx"),
    ]


def test_output_file_is_written_whole_with_its_folder(folder, tmp_path):
    target = tmp_path / "found" / "甲.json"
    assert main([str(folder / "甲.txt"), "--format", "json", "-o", str(target)]) == 0
    assert json.loads(target.read_bytes()) == expected(folder / "甲.txt")
    assert [path.name for path in target.parent.iterdir()] == ["甲.json"]


def test_several_documents_go_to_a_folder_each_under_its_stem(folder, tmp_path):
    out = tmp_path / "out"
    assert main([str(folder / "甲.txt"), str(folder / "下级"), "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["乙.json", "甲.json"]
    assert json.loads((out / "乙.json").read_bytes()) == expected(folder / "下级" / "乙.docx")


def test_documents_of_the_same_stem_keep_their_full_names(folder, tmp_path):
    other = folder / "下级" / "甲.docx"
    other.write_bytes(word_text("新修道路3公里。"))
    same = folder / "下级" / "再下级"
    same.mkdir()
    (same / "甲.txt").write_text("植树。", encoding="utf-8")
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "乙.json",
        "甲.docx.json",
        "甲.txt-2.json",
        "甲.txt.json",
    ]


def test_several_documents_make_one_csv(folder, tmp_path):
    out = tmp_path / "all.csv"
    assert main([str(folder), "-o", str(out), "--lang", "zh"]) == 0
    rows = list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline="")))
    assert [row[-1] for row in rows] == ["文件", "甲.txt", "下级/乙.docx"]
    assert rows[1][3] == "区教育局"


def test_several_documents_make_one_workbook(folder, tmp_path):
    out = tmp_path / "all.xlsx"
    assert main([str(folder), "-o", str(out), "--lang", "zh"]) == 0
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    assert [row[-1] for row in rows] == ["文件", "甲.txt", "下级/乙.docx"]


def test_several_documents_make_one_json_list(folder, tmp_path):
    out = tmp_path / "all.json"
    assert main([str(folder), "-o", str(out)]) == 0
    names = [one["document"]["name"] for one in json.loads(out.read_bytes())]
    assert names == ["甲.txt", "下级/乙.docx"]


def test_year_is_that_of_deadlines_without_one(tmp_path, capfdbinary):
    path = tmp_path / "a.txt"
    path.write_text("（一）新建学校5所，12月底前完成。（区教育局牵头）\n", encoding="utf-8")
    assert main([str(path), "--format", "json", "--year", "2031"]) == 0
    document = json.loads(capfdbinary.readouterr().out)
    assert document["document"]["year"] == 2031
    assert document["findings"][0]["due"]["date"] == "2031-12-31"


@pytest.mark.parametrize("year", ["1900", "99999", "abc"])
def test_year_that_is_none_is_refused(year, folder, capfd):
    with pytest.raises(SystemExit) as caught:
        main([str(folder / "甲.txt"), "--year", year])
    assert caught.value.code == 2


def test_table_is_for_people(folder, capfd):
    assert main([str(folder / "甲.txt"), "--format", "table", "--lang", "zh"]) == 0
    lines = capfd.readouterr().out.split("\n")
    assert lines[1].split() == ["序号", "类型", "内容", "主体", "时限", "指标"]


def test_unreadable_document_is_told_and_the_others_go_on(folder, capfd):
    (folder / "丙.txt").write_bytes(b"")
    assert main([str(folder), "--lang", "zh"]) == 2
    out, err = capfd.readouterr()
    assert [one["document"]["name"] for one in json.loads(out)] == ["甲.txt", "下级/乙.docx"]
    assert err == f"“{folder / '丙.txt'}”里没有内容。请确认选对了文件，再重新提交。\n"


def test_old_formats_in_a_folder_are_told_and_not_passed_over(folder, capfd):
    (folder / "旧.rtf").write_text("{\\rtf1 }", encoding="utf-8")
    assert main([str(folder), "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert len(json.loads(out)) == 2
    assert "旧.rtf" in err
    assert "save it as .docx" in err


def test_target_that_cannot_be_written_is_told(folder, tmp_path, capfd):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert main([str(folder / "甲.txt"), "-o", str(blocked / "a.json"), "--lang", "en"]) == 2
    assert capfd.readouterr().err.startswith(f"“{blocked / 'a.json'}” cannot be written:")
    assert main([str(folder / "甲.txt"), "-o", str(tmp_path / "a.json")]) == 0


def test_failed_write_leaves_the_old_file(folder, tmp_path):
    target = tmp_path / "a.json"
    target.write_text("old")
    (folder / "空.txt").write_bytes(b"")
    assert main([str(folder / "空.txt"), "-o", str(target)]) == 2
    assert target.read_text() == "old"
    assert main([str(folder / "甲.txt"), "-o", str(target)]) == 0
    assert json.loads(target.read_bytes())["document"]["name"] == "甲.txt"


def run(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "zh_CN.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "lantu.reading.command", *arguments],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
        **options,
    )


def test_standard_input_is_a_document():
    done = run("-", "--format", "json", input=TASKS.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert document["document"]["name"] == "stdin"
    assert len(document["findings"]) == 1


def test_closed_pipe_ends_quietly(folder):
    for number in range(40):
        (folder / f"{number}.txt").write_text(TASKS * 200, encoding="utf-8")
    command = f"'{sys.executable}' -m lantu.reading.command '{folder}' --format table | head -n 1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, shell=True, capture_output=True, env=environment, timeout=60, check=False
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


def test_name_that_is_no_unicode_is_shown_as_people_wrote_it(folder):
    path = folder / os.fsdecode("方案.txt".encode("gb18030"))
    try:
        path.write_text(TASKS, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    done = run(str(path), "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["name"] == "方案.txt"


@pytest.mark.parametrize(("language", "word"), [("zh", "退出码"), ("en", "Exit code")])
def test_help_speaks_both_languages(language, word, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--help", "--lang", language])
    assert caught.value.code == 0
    assert word in capsys.readouterr().out


def test_ending_that_names_no_format_is_refused(folder, capfd):
    target = folder / "out.pdf"
    assert main([str(folder / "甲.txt"), "-o", str(target), "--lang", "en"]) == 2
    assert capfd.readouterr().err == (
        "No .pdf file can be written. Please use .json, .jsonl, .parquet, .csv, .xlsx or .txt, or "
        "name the format with --format.\n"
    )
    assert not target.exists()
    assert main([str(folder / "甲.txt"), "-o", str(target), "--format", "json"]) == 0
    assert json.loads(target.read_bytes()) == expected(folder / "甲.txt")


def test_document_in_which_nothing_was_found_is_told(tmp_path, capfd):
    (tmp_path / "天气.txt").write_text("今天天气很好。\n", encoding="utf-8")
    assert main([str(tmp_path / "天气.txt"), "--format", "csv", "--lang", "zh"]) == 0
    told = f"“{tmp_path / '天气.txt'}”已读取，其中没有找到任务、目标或成果。\n"
    assert capfd.readouterr().err == told
