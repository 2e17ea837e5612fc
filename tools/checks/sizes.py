"""Size limits. Knows lines, not what they say; raising a limit needs a decision record."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks import tree

FUNCTION = 60
CLASS = 250
FILE = 500
TEMPLATE = 300
COMMON = 10
"""Modules in `src/lantu/common`: what everybody may use grows unless it is counted."""


def oversized(root: Path) -> list[str]:
    """Everything in the tree that is larger than its limit."""
    faults: list[str] = []
    code = tree.python(root, "src", "tests", "tools", "demo")
    code += [path for path in [root / "lantu"] if path.is_file()]
    for path, text in tree.texts(code):
        place = path.relative_to(root)
        faults += over(f"{place}: the file", len(text.splitlines()), FILE)
        for node, limit in sized(ast.parse(text)):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            faults += over(f"{place}:{node.lineno}: {node.name}", lines, limit)
    for path, text in tree.texts(tree.templates(root)):
        faults += over(f"{path.relative_to(root)}: the template", len(text.splitlines()), TEMPLATE)
    common = [path for path in tree.python(root, "src") if path.parent == root / "src/lantu/common"]
    modules = [path for path in common if path.name != "__init__.py"]
    if len(modules) > COMMON:
        faults.append(f"src/lantu/common: {len(modules)} modules, at most {COMMON}")
    return faults


def sized(
    module: ast.Module,
) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, int]]:
    """The functions and classes of a module, each with the lines it may have."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield node, CLASS
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, FUNCTION


def over(what: str, lines: int, limit: int) -> list[str]:
    """The fault, if there is one."""
    return [f"{what} has {lines} lines, at most {limit}"] if lines > limit else []


if __name__ == "__main__":
    tree.report(oversized)
