"""Which unit a document means by a name, and which it might mean; always within one authority."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from lantu.directory.models import Authority, Unit, UnitAlias
from lantu.directory.names import core, stem

UNLIKE = 0.5
"""Stems no more alike than this are of different bodies."""
MISTYPED = 0.6
"""Whole names at least as alike as this may be one, mistyped."""


def resolve_bodies(authority: Authority, names: Iterable[str]) -> dict[str, Unit]:
    """The unit behind each name that is known; one query for any number of names."""
    prefixes = authority.prefixes
    cores = {name: core(name, prefixes) for name in names}
    if not cores:
        return {}
    known = {
        alias.core: alias.unit
        for alias in UnitAlias.objects.filter(
            authority=authority, core__in=set(cores.values())
        ).select_related("unit")
    }
    return {name: known[key] for name, key in cores.items() if key in known}


def similar_units(authority: Authority, name: str, *, limit: int = 3) -> list[Unit]:
    """Units whose names look like this one, the likeliest first."""
    return units_like(authority, [name], limit=limit)[name]


def units_like(
    authority: Authority, names: Iterable[str], *, limit: int = 3
) -> dict[str, list[Unit]]:
    """For each name the units whose names look like it; one query for any number of names."""
    wanted = {name: core(name, authority.prefixes) for name in names}
    if not wanted:
        return {}
    aliases = list(UnitAlias.objects.filter(authority=authority).select_related("unit"))
    return {name: _ranked(key, aliases)[:limit] for name, key in wanted.items()}


def nearest_units(
    authority: Authority, names: Iterable[str], *, limit: int = 4
) -> dict[str, list[Unit]]:
    """For each name typed by hand the units it may have been meant for, in one query.

    Those that `units_like` gives come first; then those that differ by a slip of the hand, for
    which a wrong letter in a stem of two would be too much of a difference.
    """
    wanted = {name: core(name, authority.prefixes) for name in names}
    if not wanted:
        return {}
    aliases = list(UnitAlias.objects.filter(authority=authority).select_related("unit"))
    return {
        name: list(dict.fromkeys([*_ranked(key, aliases), *_mistyped(key, aliases)]))[:limit]
        for name, key in wanted.items()
    }


def _mistyped(wanted: str, aliases: list[UnitAlias]) -> list[Unit]:
    best: dict[Unit, float] = {}
    for alias in aliases:
        ratio = difflib.SequenceMatcher(None, wanted, alias.core, autojunk=False).ratio()
        if ratio >= MISTYPED:
            best[alias.unit] = max(ratio, best.get(alias.unit, 0))
    return sorted(best, key=lambda unit: (-best[unit], unit.path))


def _ranked(wanted: str, aliases: list[UnitAlias]) -> list[Unit]:
    """Comparing properly is slow: only stems that share half of their characters come to it."""
    wanted = stem(wanted)
    letters = set(wanted)
    best: dict[int, tuple[float, Unit]] = {}
    for alias in aliases:
        known = stem(alias.core)
        if 2 * len(letters.intersection(known)) < min(len(letters), len(known)):
            continue
        ratio = difflib.SequenceMatcher(None, wanted, known, autojunk=False).ratio()
        if ratio > best.get(alias.unit_id, (UNLIKE, alias.unit))[0]:
            best[alias.unit_id] = (ratio, alias.unit)
    ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].path))
    return [unit for _, unit in ranked]
