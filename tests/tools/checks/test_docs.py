"""Documents that say what is not so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools.checks.docs import untrue

SCRIPT = (
    'HELP = {"demo": "the demo", "test": "the tests"}\nDEVELOPING = {"test": ["-m", "pytest"]}\n'
)
RECORD = "# 1. One\n\n## Problem\n\n## Choice\n\n## Alternatives\n\n**Price.** Some.\n"
CLEAN = {
    "lantu": SCRIPT,
    "README.md": "# 蓝图 Lantu\n\n[map](ARCHITECTURE.md#the-map) [self](#蓝图-lantu) [out](https://example.org/x)\n"
    "\n```\n./lantu demo\n./lantu   the script\nfrom lantu import x\npython -m lantu x\n```\n"
    "`lantu read FILE`, `./lantu test`, and a lantu sentence. `[no](link.md)`\n",
    "ARCHITECTURE.md": "## The map\n\n  ledger/  rows\n  config/ settings\n",
    "docs/decisions/0001-one.md": RECORD,
    "src/lantu/__init__.py": "",
    "src/lantu/ledger/rows.py": '"""Rows."""\n',
    "src/lantu/config/management/commands/demo.py": '"""The demo."""\n',
}


def test_clean_tree_has_no_faults(tmp_path: Path) -> None:
    assert untrue(plant(tmp_path, CLEAN)) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("a.md", "\n[x](gone.md)", "a.md:2: no gone.md"),
        ("a.md", "![x](gone.png)", "a.md:1: no gone.png"),
        ("a.md", "[x]: gone.md", "a.md:1: no gone.md"),
        ("a.md", "[x](README.md#gone)", "a.md:1: no README.md#gone"),
        ("a.md", "`lantu fly`", "a.md:1: there is no command `lantu fly`"),
        ("a.md", "```\nx\n./lantu fly\n```", "a.md:3: there is no command `lantu fly`"),
        (
            "lantu",
            SCRIPT.replace("the demo", "x").replace("HELP = {", 'HELP = {"fly": "", '),
            "lantu: --help lists `fly`, which is no command",
        ),
        (
            "src/lantu/ledger/mute.py",
            "import os\n",
            "src/lantu/ledger/mute.py: does not open with a docstring",
        ),
        (
            "src/lantu/pages/x.py",
            '"""X."""\n',
            "ARCHITECTURE.md: the folder map lacks pages/",
        ),
        (
            "ARCHITECTURE.md",
            "## The map\n\nledger/ config/\n" + "\n" * 198,
            "ARCHITECTURE.md: 201 lines, at most 200",
        ),
        (
            "docs/decisions/0003-three.md",
            RECORD,
            "docs/decisions/0003-three.md: record 0002 is expected here",
        ),
        (
            "docs/decisions/0002-two.md",
            RECORD.replace("## Choice", "Choice"),
            "docs/decisions/0002-two.md: has no part Choice",
        ),
    ],
)
def test_planted_fault_is_found(tmp_path: Path, name: str, text: str, fault: str) -> None:
    assert untrue(plant(tmp_path, {**CLEAN, name: text})) == [fault]
