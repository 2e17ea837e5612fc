"""The files of the checkout, and how a check reports. Knows nothing of any single check."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def files(root: Path) -> list[Path]:
    """All files that are tracked or will be; without git, all but what programs made."""
    command = ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        paths = [root / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in root.rglob("*") if not hidden(path.relative_to(root))]
    return sorted(path for path in paths if path.is_file())


def hidden(path: Path) -> bool:
    """Whether the path lies in a folder that a program made for itself (`.ci` is ours)."""
    made = [part for part in path.parts[:-1] if part.startswith(".") or part == "__pycache__"]
    return path.parts[0] == "var" or made not in ([], [".ci"])


def texts(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Those of the files that are text, with their text."""
    for path in paths:
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def python(root: Path, *folders: str) -> list[Path]:
    """Python files in these folders of the tree, migrations apart: Django writes those."""
    inside = [path for path in files(root) if path.relative_to(root).parts[0] in folders]
    return [path for path in inside if path.suffix == ".py" and "migrations" not in path.parts]


def templates(root: Path) -> list[Path]:
    """The templates of the product."""
    inside = [path.relative_to(root) for path in files(root)]
    return [root / path for path in inside if path.parts[0] == "src" and "templates" in path.parts]


def line_of(text: str, position: int) -> int:
    """Number of the line in which the position lies."""
    return text.count("\n", 0, position) + 1


def without_code(markdown: str) -> str:
    """The document with its code blanked, so that positions stay and code is not read as prose."""
    blank = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
    return blank.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), markdown)


def report(check: Callable[[Path], list[str]], root: Path = ROOT) -> None:
    """Print what the check finds in the checkout, one fault a line, and end the program."""
    faults = check(root)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)
