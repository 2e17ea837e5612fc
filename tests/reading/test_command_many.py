"""`lantu read FOLDER -o FINDINGS`: one file of all documents, also after a real kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lantu.reading import read_bytes, to_json
from lantu.reading.command import main
from lantu.reading.many.outcomes import Job, outcome_of
from tests.reading.many.readers import TASK, made_folder

ROOT = Path(__file__).parents[2]
JOB = Job(language="zh")
PATIENCE = 120


def lines_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_findings_file_has_the_contract_of_each_document_in_their_order(tmp_path, capfd):
    sources = made_folder(tmp_path / "in")
    out = tmp_path / "found" / "out.jsonl"
    assert main([str(tmp_path / "in"), "-o", str(out), "--workers", "2", "--lang", "zh"]) == 2
    empty = f"“{sources[11].shown}”里没有内容。请确认选对了文件，再重新提交。"
    read = [to_json(read_bytes(source.data(), source.name)) for source in sources[:11]]
    refused = {
        "document": {
            "name": "11.txt",
            "sha256": None,
            "title": "",
            "year": None,
            "characters": None,
            "articles": [],
        },
        "findings": [],
        "refused": {"code": "empty", "sentence": empty},
    }
    assert lines_of(out) == json.loads(json.dumps([*read, refused]))
    written = f"已写入“{out}”：共 12 份文件，1 份未能读取。"
    assert capfd.readouterr().err == f"{empty}\n{written}\n"
    assert [path.name for path in out.parent.iterdir()] == ["out.jsonl"]


def test_exit_code_is_0_where_all_were_read(tmp_path):
    made_folder(tmp_path / "in")
    (tmp_path / "in" / "11.txt").unlink()
    out = tmp_path / "out.jsonl"
    assert main([str(tmp_path / "in"), "-o", str(out), "--workers", "2"]) == 0
    assert len(lines_of(out)) == 11


def test_lines_on_the_screen_are_those_of_the_file(tmp_path, capfdbinary):
    made_folder(tmp_path / "in")
    out = tmp_path / "out.jsonl"
    assert main([str(tmp_path / "in"), "--format", "jsonl"]) == 2
    shown = capfdbinary.readouterr().out
    assert main([str(tmp_path / "in"), "-o", str(out)]) == 2
    assert out.read_bytes() == shown
    assert shown.count(b"\n") == 12


def test_parquet_has_a_row_for_each_finding_and_for_each_document_without_one(tmp_path):
    made_folder(
        tmp_path / "in",
        **{"05": "今天天气很好。\n", "06": TASK.format(number=8) + TASK.format(number=9)},
    )
    out = tmp_path / "out.parquet"
    arguments = [str(tmp_path / "in"), "-o", str(out), "--workers", "2", "--lang", "en"]
    assert main([*arguments, "--year", "2025"]) == 2
    rows = pq.read_table(out).to_pylist()
    names = [f"{number:02}.txt" for number in (0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11)]
    assert [row["document"] for row in rows] == names
    assert [row["kind"] for row in rows] == ["task"] * 5 + [None] + ["task"] * 6 + [None]
    assert [row["refused"] is None for row in rows] == [True] * 12 + [False]
    source = made_folder(tmp_path / "in")[2]
    reading = to_json(read_bytes(source.data(), source.name, year=2025))
    finding = reading["findings"][0]
    assert rows[2] == {
        "document": "02.txt",
        "sha256": reading["document"]["sha256"],
        "title": "",
        "year": 2025,
        "characters": reading["document"]["characters"],
        "refused": None,
        **{name: finding[name] for name in ("kind", "start", "end", "text", "path", "owners")},
        **{name: finding[name] for name in ("person", "post", "figures", "warnings")},
        "due_text": "2025年底前",
        "due_date": "2025-12-31",
        "owned": True,
        "dated": True,
        "measured": True,
    }


@contextmanager
def running(folder, out):
    """The command in a process group of its own, which is gone in the end."""
    command = [sys.executable, "-m", "lantu", "read", str(folder), "-o", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "zh_CN.UTF-8"}
    process = subprocess.Popen(
        [*command, "--workers", "2"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(reached):
    """Wait for what another process does."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def gone(process):
    """Whether the whole process group has ended."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def interrupted(folder, out, how):
    """Run into a document that never ends (a pipe), interrupt when all others are read."""
    endless = folder / "06.txt"
    endless.unlink()
    os.mkfifo(endless)
    part = out.with_name(out.name + ".part")
    with running(folder, out) as process:
        until(lambda: part.exists() and part.read_bytes().count(b"\n") == 1 + 11)
        how(process)
        said = None if how is killed else process.stderr.read()
        code = process.wait(PATIENCE)
        # The worker still waits for the pipe's other end; here it comes, and it sees itself alone.
        if how is killed:
            os.close(os.open(endless, os.O_WRONLY | os.O_NONBLOCK))
        until(lambda: gone(process))
    endless.unlink()
    assert not out.exists()
    return code, said


def killed(process):
    os.kill(process.pid, signal.SIGKILL)


def stopped_by_hand(process):
    os.killpg(process.pid, signal.SIGINT)


def test_killed_run_goes_on_without_reading_again(tmp_path, capfd):
    folder, out = tmp_path / "in", tmp_path / "out.jsonl"
    sources = made_folder(folder)
    uninterrupted = [outcome_of(source, JOB).line for source in sources]
    sixth = (folder / "06.txt").read_bytes()
    assert interrupted(folder, out, killed) == (-signal.SIGKILL, None)
    (folder / "06.txt").write_bytes(sixth)
    # The same size and time, other words: who reads it again gives itself away.
    second = folder / "02.txt"
    seen = second.stat()
    second.write_bytes(second.read_bytes().replace("教育".encode(), "卫生".encode()))
    os.utime(second, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert outcome_of(sources[2], JOB).line != uninterrupted[2]
    capfd.readouterr()
    assert main([str(folder), "-o", str(out), "--workers", "2", "--lang", "zh"]) == 2
    assert out.read_bytes().split(b"\n") == [*uninterrupted, b""]
    assert capfd.readouterr().err == (
        "接着上次读：已读 11 份，还有 1 份。\n"
        f"{outcome_of(sources[11], JOB).sentence}\n"
        f"已写入“{out}”：共 12 份文件，1 份未能读取。\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]


def test_run_stopped_by_hand_says_how_to_go_on_and_leaves_no_process(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out.jsonl"
    sources = made_folder(folder)
    code, said = interrupted(folder, out, stopped_by_hand)
    told = [outcome_of(sources[11], JOB).sentence, "已中断。重新运行同一命令会接着读。"]
    assert (code, said.splitlines()) == (130, told)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--workers", "2"], "--workers and --cluster write one findings file."),
        (["-o", "out.json", "--workers", "2"], "--workers and --cluster write one findings file."),
        (["-o", "out.jsonl", "--workers", "0"], "--workers is a whole number from 1."),
        (["-o", "out.jsonl", "--workers", "2", "--cluster", "local"], "Please use --workers or"),
        (["--format", "parquet"], "parquet cannot be shown on a screen"),
        (["-o", "out/", "--format", "jsonl"], "jsonl and parquet make one file, not a folder."),
        (["-", "-o", "out.jsonl"], "Standard input cannot go into a findings file"),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(tmp_path, arguments, sentence, capfd):
    made_folder(tmp_path)
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path), *arguments, "--lang", "en"])
    assert caught.value.code == 2
    assert sentence in capfd.readouterr().err


def test_target_that_cannot_be_written_is_told(tmp_path, capfd):
    made_folder(tmp_path / "in")
    (tmp_path / "file").write_bytes(b"")
    target = tmp_path / "file" / "out.jsonl"
    assert main([str(tmp_path / "in"), "-o", str(target), "--lang", "en"]) == 2
    assert capfd.readouterr().err.startswith(f"“{target}” cannot be written: ")
