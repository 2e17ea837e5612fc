"""Pages are recognised in processes that may die, hang or refuse without harm to the others."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from lantu.reading.containers.scan.crew import LOSSES, recognised

WORKER = """
import json, os, sys, time
asked, answers = sys.stdin.buffer, sys.stdout
data = asked.read(int.from_bytes(asked.read(8), "big"))
for line in asked:
    page = int(line)
    does = data.decode().split()[page - 1]
    if does == "dies":
        os._exit(1)
    if does == "hangs":
        time.sleep(60)
    if does == "refuses":
        print(json.dumps({"problem": "OSError"}), flush=True)
        continue
    characters = [[does, 1.0, 2.0, 3.0, 4.0]]
    seen = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    print(json.dumps({"characters": characters, "rules": [], "doubts": [], "seen": seen}), flush=True)
"""


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, str]:
    """Another worker, which does to each page what the document says."""
    path = tmp_path / "worker.py"
    path.write_text(WORKER, encoding="utf-8")
    return (sys.executable, str(path))


def read(document: str, command: tuple[str, str], patience: float = 30.0) -> dict[int, str]:
    data = document.encode()
    pages = range(1, len(document.split()) + 1)
    sheets = recognised(data, pages, command=command, patience=patience)
    return {page: sheet.glyphs[0].text for page, sheet in sorted(sheets.items())}


def test_pages_come_back_under_their_numbers(command: tuple[str, str]) -> None:
    assert read("甲 乙 丙", command) == {1: "甲", 2: "乙", 3: "丙"}


def test_page_that_kills_its_process_costs_no_other(command: tuple[str, str]) -> None:
    assert read("甲 dies 丙 refuses 戊", command) == {1: "甲", 3: "丙", 5: "戊"}


def test_page_that_never_ends_is_given_up(command: tuple[str, str]) -> None:
    began = time.monotonic()
    assert read("甲 hangs 丙", command, patience=2.0) == {1: "甲", 3: "丙"}
    assert time.monotonic() - began < 50


def test_document_that_kills_one_process_after_another_is_left_alone(
    command: tuple[str, str],
) -> None:
    told: list[int] = []
    data = " ".join(["dies"] * 30 + ["甲"]).encode()
    sheets = recognised(
        data, range(1, 32), lambda done, _total: told.append(done), command=command, patience=30.0
    )
    assert (sheets, told[-1]) == ({}, 31)
    assert LOSSES < 30
