"""Whether the documents say what is so. Knows Markdown and the folders, not what words mean."""

from __future__ import annotations

import ast
import re
import urllib.parse
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

from tools.checks import tree

ARCHITECTURE_LINES = 200
RECORD_PARTS = ["Problem", "Choice", "Alternatives", "Price"]
BESIDE_DJANGO = {"read", "manage", "extra"}
"""What `python -m lantu` or the script knows itself; all others are commands of Django."""


def untrue(root: Path) -> list[str]:
    """What the documents of the tree get wrong."""
    documents = list(tree.texts([path for path in tree.files(root) if path.suffix == ".md"]))
    known = commands(root)
    faults: list[str] = []
    for path, text in documents:
        place = path.relative_to(root)
        faults += [f"{place}:{line}: no {link}" for line, link in broken_links(path, text)]
        faults += [
            f"{place}:{line}: there is no command `lantu {name}`"
            for line, name in named_commands(text)
            if name not in known
        ]
    return [*faults, *helpless(root, known), *speechless(root), *architecture(root), *records(root)]


def broken_links(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """Relative links of the document that lead nowhere."""
    prose = tree.without_code(text)
    inline = re.finditer(r"\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)", prose)
    reference = re.finditer(r"^\[[^\]]+\]:\s*(\S+)", prose, re.MULTILINE)
    for match in [*inline, *reference]:
        file, _, anchor = match[1].partition("#")
        if re.match(r"[a-z][a-z+.-]*:|//", file):
            continue
        target = path.parent / urllib.parse.unquote(file) if file else path
        if not target.exists() or (anchor and anchor_missing(target, anchor)):
            yield tree.line_of(text, match.start()), match[1]


def anchor_missing(target: Path, anchor: str) -> bool:
    """Whether a Markdown document lacks the heading that the anchor names."""
    if target.suffix != ".md":
        return False
    prose = target.read_text(encoding="utf-8")
    headings = re.findall(r"^#{1,6}\s+(.+?)\s*$", prose, re.MULTILINE)
    names = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return urllib.parse.unquote(anchor).lower() not in names


def named_commands(text: str) -> Iterator[tuple[int, str]]:
    """The commands of ours that the document's code names: in its blocks, and between backticks."""
    for code in re.finditer(r"^```.*?^```|`[^`\n]+`", text, re.MULTILINE | re.DOTALL):
        for match in re.finditer(r"(?:^|[\s`$(&;/])lantu ([a-z][a-z_-]*)", code[0]):
            if not re.search(r"-m $|\b(import|from) $", code[0][: match.start(0) + 1]):
                yield tree.line_of(text, code.start() + match.start()), match[1]


def script(root: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The help and the developers' commands of the script `lantu`, asked from itself."""
    loader = SourceFileLoader("lantu_script", str(root / "lantu"))
    spec = spec_from_loader(loader.name, loader)
    assert spec  # noqa: S101 - a loader was given
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module.HELP, module.DEVELOPING


def commands(root: Path) -> set[str]:
    """Every word that may follow `lantu`."""
    django = {path.stem for path in root.glob("src/lantu/**/management/commands/[a-z]*.py")}
    own = set(script(root)[1]) if (root / "lantu").is_file() else set()
    return django | own | BESIDE_DJANGO


def helpless(root: Path, known: set[str]) -> list[str]:
    """Commands that `./lantu --help` lists though there are none."""
    listed = script(root)[0] if (root / "lantu").is_file() else {}
    return [f"lantu: --help lists `{name}`, which is no command" for name in listed.keys() - known]


def speechless(root: Path) -> list[str]:
    """Modules that do not open with what they know; an empty `__init__.py` knows nothing."""
    modules = tree.texts(tree.python(root, "src"))
    silent = [
        path for path, text in modules if text.strip() and not ast.get_docstring(ast.parse(text))
    ]
    return [f"{path.relative_to(root)}: does not open with a docstring" for path in silent]


def architecture(root: Path) -> list[str]:
    """Whether ARCHITECTURE.md is short enough and its map names every folder of the product."""
    document = root / "ARCHITECTURE.md"
    if not document.is_file():
        return []
    text = document.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    faults = [f"ARCHITECTURE.md: {lines} lines, at most {ARCHITECTURE_LINES}"]
    product = {path.relative_to(root).parts for path in tree.files(root)}
    folders = {parts[2] for parts in product if parts[:2] == ("src", "lantu") and len(parts) > 3}
    missing = [name for name in sorted(folders) if not re.search(rf"\b{re.escape(name)}/", text)]
    named = [f"ARCHITECTURE.md: the folder map lacks {name}/" for name in missing]
    return named if lines <= ARCHITECTURE_LINES else faults + named


def records(root: Path) -> list[str]:
    """Whether the decision records are numbered from 1 without gaps and have their four parts."""
    found = sorted((root / "docs" / "decisions").glob("*.md"))
    faults: list[str] = []
    for number, path in enumerate(found, start=1):
        place = path.relative_to(root)
        if not path.name.startswith(f"{number:04}-"):
            faults.append(f"{place}: record {number:04} is expected here")
        text = path.read_text(encoding="utf-8")
        faults += [
            f"{place}: has no part {part}"
            for part in RECORD_PARTS
            if not re.search(rf"^(#+\s+|\*\*){part}\b", text, re.MULTILINE)
        ]
    return faults


if __name__ == "__main__":
    tree.report(untrue)
