"""What the index holds, read from the database's own tables."""

from __future__ import annotations

from django.db import connection

from lantu.search.sources import SOURCES, Source


def held() -> dict[str, set[tuple[str, int]]]:
    """Every gram of every row, by table."""
    return {source.table: _held(source) for source in SOURCES}


def _held(source: Source) -> set[tuple[str, int]]:
    query = f"SELECT unnest(tsvector_to_array(grams)), id FROM {source.index}"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {source.index}, instance)"
            )
            query = "SELECT term, doc FROM temp.held"
        cursor.execute(query)
        rows = {(str(term), int(number)) for term, number in cursor.fetchall()}
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE temp.held")
    return rows
