"""Looking things up in the directory, always within one authority."""

from lantu.directory.queries.bodies import (
    nearest_units,
    resolve_bodies,
    similar_units,
    units_like,
)
from lantu.directory.queries.members import memberships_of, names_of
from lantu.directory.queries.units import open_units, subtree_of, unit_for, units_of

__all__ = [
    "memberships_of",
    "names_of",
    "nearest_units",
    "open_units",
    "resolve_bodies",
    "similar_units",
    "subtree_of",
    "unit_for",
    "units_like",
    "units_of",
]
