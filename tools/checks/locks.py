"""Whether the lock files still hold what `pyproject.toml` asks for. Asks no index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.checks import tree


def astray(root: Path) -> list[str]:
    """Requirements that no lock file meets, and pinned packages without a hash."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked: list[str] = project["project"]["dependencies"]
    developers: list[str] = project["dependency-groups"]["dev"]
    extras: dict[str, list[str]] = project["project"].get("optional-dependencies", {})
    all_locks = root / "requirements-dev.lock"
    faults = [*unmet(root / "requirements.lock", asked), *unmet(all_locks, asked + developers)]
    for extra, wanted in extras.items():
        lock = root / f"requirements-{extra}.lock"
        faults += [*unmet(lock, asked + wanted), *at_odds(lock, all_locks)]
    return faults


def at_odds(lock: Path, other: Path) -> list[str]:
    """Packages that two lock files pin to different versions: they are installed together."""
    ours, theirs = pinned_in(lock), pinned_in(other)
    return [
        f"{lock.name}: has {name} {version}, {other.name} has {theirs[name]}: run ./lantu lock"
        for name, version in ours.items()
        if theirs.get(name, version) != version
    ]


def pinned_in(lock: Path) -> dict[str, str]:
    """Each package of a lock file with its version, the last where Pythons differ in it."""
    text = lock.read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


def unmet(lock: Path, asked: list[str]) -> list[str]:
    """What is asked for and not pinned in the lock file, or pinned outside what is allowed."""
    text = lock.read_text(encoding="utf-8")
    pinned = pinned_in(lock)
    faults: list[str] = []
    for requirement in map(Requirement, asked):
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            faults.append(f"{lock.name}: has {version}, asked is {requirement}: run ./lantu lock")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    bare = [entry.strip() for entry in entries if "==" in entry and "--hash=" not in entry]
    return faults + [f"{lock.name}: {entry} has no hash" for entry in bare]


if __name__ == "__main__":
    tree.report(astray)
