"""Size limits: at the limit is fine, one more is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools.checks.sizes import oversized


def function(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * (lines - 1)


def class_of(lines: int) -> str:
    return "class C:\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    ("name", "at_limit", "above", "fault"),
    [
        ("src/lantu/a.py", function(60), function(61), ":1: f has 61 lines, at most 60"),
        ("src/lantu/a.py", class_of(250), class_of(251), ":1: C has 251 lines, at most 250"),
        ("tests/a.py", "\n" * 500, "\n" * 501, ": the file has 501 lines, at most 500"),
        ("lantu", function(60), function(61), ":1: f has 61 lines, at most 60"),
        (
            "src/lantu/pages/templates/a.html",
            "\n" * 300,
            "\n" * 301,
            ": the template has 301 lines, at most 300",
        ),
    ],
)
def test_size_above_its_limit_is_found(
    tmp_path: Path, name: str, at_limit: str, above: str, fault: str
) -> None:
    assert oversized(plant(tmp_path, {name: at_limit})) == []
    assert oversized(plant(tmp_path, {name: above})) == [name + fault]


def test_migrations_may_be_long(tmp_path: Path) -> None:
    root = plant(tmp_path, {"src/lantu/ledger/migrations/0001_initial.py": "\n" * 900})
    assert oversized(root) == []


def test_common_holds_at_most_ten_modules(tmp_path: Path) -> None:
    common = {f"src/lantu/common/m{number}.py": "" for number in range(10)}
    root = plant(tmp_path, {**common, "src/lantu/common/__init__.py": ""})
    assert oversized(root) == []
    plant(root, {"src/lantu/common/one_more.py": ""})
    assert oversized(root) == ["src/lantu/common: 11 modules, at most 10"]
