"""Which files count as the checkout's."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools.checks import tree

FILES = {
    "a.py": "",
    ".ci/run": "",
    ".venv/b.py": "",
    "var/secret": "",
    "src/lantu/__pycache__/x.pyc": "",
    "src/lantu/x.py": "",
    "src/lantu/migrations/0001.py": "",
    "src/lantu/pages/templates/a.html": "",
}
OURS = FILES.keys() - {".venv/b.py", "var/secret", "src/lantu/__pycache__/x.pyc"}


def names(root: Path, paths: list[Path]) -> list[str]:
    return [str(path.relative_to(root)) for path in paths]


def test_files_without_git_leave_out_what_programs_made(tmp_path: Path) -> None:
    root = plant(tmp_path, FILES)
    assert names(root, tree.files(root)) == sorted(OURS)


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_files_with_git_are_the_tracked_and_those_to_be(tmp_path: Path) -> None:
    root = plant(tmp_path, {**FILES, ".gitignore": ".venv/\n__pycache__/\nvar/\n"})
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    assert names(root, tree.files(root)) == sorted({*OURS, ".gitignore"})


def test_python_leaves_out_migrations(tmp_path: Path) -> None:
    root = plant(tmp_path, FILES)
    assert names(root, tree.python(root, "src")) == ["src/lantu/x.py"]


def test_templates_are_found(tmp_path: Path) -> None:
    root = plant(tmp_path, FILES)
    assert names(root, tree.templates(root)) == ["src/lantu/pages/templates/a.html"]


def test_without_code_keeps_positions() -> None:
    text = "a `b`\n```\ncode\n```\nc"
    assert tree.without_code(text) == "a    \n   \n    \n   \nc"
