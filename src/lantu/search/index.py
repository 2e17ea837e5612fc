"""Building the index, and asking it.

The triggers belong to their tables: a migration that rebuilds a table of SQLite takes them away.
`ensure_index` runs after every `migrate` and builds again what does not stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from lantu.search import postgresql, sqlite
from lantu.search.grams import FTS5, TSQUERY, question
from lantu.search.initials import all_initials
from lantu.search.sources import ALIASES, FIGURES, OWNERS, SOURCES, TASKS, UNITS, Source

TRIGGERS = {"sqlite": ("add", "remove", "change"), "postgresql": ("add",)}


Raw = tuple[str, list[str]]
"""A query with its parameters."""


def found_in(source: Source, word: str) -> RawSQL:
    """The numbers of the source's rows that may hold the word or its initials, for `pk__in`."""
    return RawSQL(*_numbers(source, word, initials=True))


def units_called(word: str) -> RawSQL:
    """The units that may go by the word or its initials, by a name or an alias."""
    return RawSQL(*_units(word, initials=True))


def tasks_with(word: str) -> RawSQL:
    """The rows that may hold the word, in themselves, their parts or the names of their owners.

    By initials a row is found by its own text: all that a unit does would be too much.  One
    union, because SQLite looks at every row where conditions on it are joined by OR.
    """
    units, called = _units(word, initials=False)
    owned = f"SELECT task_id FROM {OWNERS.table} WHERE unit_id IN ({units})", called
    parts = [_numbers(source, word) for source in (OWNERS, FIGURES)]
    return RawSQL(*_union([_numbers(TASKS, word, initials=True), *parts, owned]))


def _units(word: str, *, initials: bool) -> Raw:
    return _union([_numbers(source, word, initials=initials) for source in (UNITS, ALIASES)])


def _union(queries: Sequence[Raw]) -> Raw:
    return " UNION ".join(sql for sql, _ in queries), [p for _, asked in queries for p in asked]


def _numbers(source: Source, word: str, *, initials: bool = False) -> Raw:
    """What the index has for the word; of parts, what they are part of."""
    if connection.vendor == "postgresql":
        found = f"SELECT id FROM {source.index} WHERE grams @@ %s::tsquery"
        asked = question(word, TSQUERY, initials=initials)
    else:
        found = f"SELECT rowid FROM {source.index} WHERE {source.index} MATCH %s"
        asked = question(word, FTS5, initials=initials)
    if source.whole:
        found = f"SELECT {source.whole} FROM {source.table} WHERE id IN ({found})"
    return found, [asked]


def ensure_index(connection: BaseDatabaseWrapper) -> list[Source]:
    """Build what of the index does not stand; which sources that were."""
    tables = set(connection.introspection.table_names())
    wanted = [source for source in SOURCES if source.table in tables]
    standing = _triggers(connection)
    missing = [
        source
        for source in wanted
        if source.index not in tables
        or not {f"{source.index}_{deed}" for deed in TRIGGERS[connection.vendor]} <= standing
    ]
    if missing:
        rebuild(connection, missing)
    return missing


def rebuild(connection: BaseDatabaseWrapper, sources: Iterable[Source] = SOURCES) -> None:
    """Make the index of the sources anew from their rows, in one transaction."""
    dialect = postgresql if connection.vendor == "postgresql" else sqlite
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if "search_initial" not in connection.introspection.table_names(cursor):
            cursor.execute(dialect.INITIALS)
            cursor.executemany("INSERT INTO search_initial VALUES (%s, %s)", list(all_initials()))
        for source in sources:
            for statement in [*dialect.drop(source), *dialect.create(source)]:
                cursor.execute(statement)
            cursor.execute(dialect.fill(source))


def _triggers(connection: BaseDatabaseWrapper) -> set[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}
