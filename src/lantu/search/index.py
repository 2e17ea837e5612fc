"""Building the index, and asking it.

The triggers belong to their tables: a migration that rebuilds a table of SQLite takes them away.
`ensure_index` runs after every `migrate` and builds again what does not stand.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from lantu.search import postgresql, sqlite
from lantu.search.grams import FTS5, TSQUERY, question
from lantu.search.initials import all_initials
from lantu.search.sources import SOURCES, Source

TRIGGERS = {"sqlite": ("add", "remove", "change"), "postgresql": ("add",)}


def found_in(source: Source, word: str, *, initials: bool = False) -> RawSQL:
    """The numbers of the source's rows that may hold the word, for `pk__in`."""
    if connection.vendor == "postgresql":
        asked = question(word, TSQUERY, initials=initials)
        return RawSQL(f"SELECT id FROM {source.index} WHERE grams @@ %s::tsquery", [asked])
    asked = question(word, FTS5, initials=initials)
    return RawSQL(f"SELECT rowid FROM {source.index} WHERE {source.index} MATCH %s", [asked])


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
