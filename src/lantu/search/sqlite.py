"""The index in SQLite: an FTS5 table without contents for each source, kept by triggers.

Such a table forgets a row when it is told the row's grams again, which the triggers make of OLD.
"""

from __future__ import annotations

from lantu.search.initials import LENGTH
from lantu.search.sources import Source

FTS = "fts5(grams, content='', detail='none', tokenize='ascii')"
INITIALS = (
    "CREATE TABLE search_initial (character TEXT, initial TEXT,"
    " PRIMARY KEY (character, initial)) WITHOUT ROWID"
)


def create(source: Source) -> list[str]:
    """The index of a source, empty, and the triggers that keep it."""
    index, table = source.index, source.table
    add = f"INSERT INTO {index}(rowid, grams) VALUES (NEW.id, {grams(source, 'NEW')});"
    remove = (
        f"INSERT INTO {index}({index}, rowid, grams)"
        f" VALUES ('delete', OLD.id, {grams(source, 'OLD')});"
    )
    change = f"{remove} {add}"
    watched = ", ".join(dict.fromkeys(["id", *source.columns, *_headings(source)]))
    return [
        f"CREATE VIRTUAL TABLE {index} USING {FTS}",
        f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_remove AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {index}_change AFTER UPDATE OF {watched} ON {table} BEGIN {change} END",
    ]


def drop(source: Source) -> list[str]:
    names = [f"{source.index}_{deed}" for deed in ("add", "remove", "change")]
    triggers = [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [*triggers, f"DROP TABLE IF EXISTS {source.index}"]


def fill(source: Source) -> str:
    return (
        f"INSERT INTO {source.index}(rowid, grams)"
        f" SELECT id, {grams(source, 'row')} FROM {source.table} AS row ORDER BY id"
    )


def grams(source: Source, row: str) -> str:
    """An expression for the grams of a row."""
    parts = [f"coalesce({row}.{column}, '')" for column in source.columns]
    parts += [
        f"coalesce((SELECT group_concat(value, char(10)) FROM json_each({row}.{column})), '')"
        for column in _headings(source)
    ]
    text = " || char(10) || ".join(parts)
    pieces = [_pairs(text), *(_threes(f"{row}.{column}") for column in source.initials)]
    return " || ' ' || ".join(f"coalesce(({piece}), '')" for piece in pieces)


def _headings(source: Source) -> list[str]:
    return [source.headings] if source.headings else []


def _pairs(text: str) -> str:
    """Each character with the next one, from a text that is walked once."""
    return (
        "WITH RECURSIVE walk(pair, rest) AS ("
        f"SELECT '', lower({text}) UNION ALL"
        " SELECT substr(rest, 1, 2), substr(rest, 2) FROM walk WHERE rest <> '')"
        " SELECT group_concat(hex(pair), ' ') FROM walk WHERE pair <> ''"
    )


def _threes(column: str) -> str:
    """The initials of each character with those of the next two, of every reading."""
    return (
        "WITH RECURSIVE walk(three, rest) AS ("
        f"SELECT '', substr({column}, 1, {LENGTH}) UNION ALL"
        " SELECT substr(rest, 1, 3), substr(rest, 2) FROM walk WHERE rest <> '')"
        " SELECT group_concat('p' || a.initial || coalesce(b.initial, '')"
        " || coalesce(c.initial, ''), ' ') FROM walk"
        " JOIN search_initial a ON a.character = substr(three, 1, 1)"
        " LEFT JOIN search_initial b ON b.character = substr(three, 2, 1)"
        " LEFT JOIN search_initial c ON b.initial IS NOT NULL"
        " AND c.character = substr(three, 3, 1)"
    )
