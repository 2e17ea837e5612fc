"""The index in PostgreSQL: a table with a tsvector for each source, kept by triggers.

The vectors are made of arrays, not by a text search configuration, which would have an opinion.
"""

from __future__ import annotations

from lantu.search.initials import LENGTH
from lantu.search.sources import Source

INITIALS = (
    "CREATE TABLE search_initial (character text, initial text, PRIMARY KEY (character, initial))"
)
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def create(source: Source) -> list[str]:
    """The index of a source, empty, and the triggers that keep it."""
    index, table = source.index, source.table
    columns = ", ".join(f"NEW.{c}" for c in _watched(source))
    kept, run = "AFTER INSERT OR UPDATE OR DELETE", f"FOR EACH ROW EXECUTE FUNCTION {index}_keep()"
    before = ", ".join(f"OLD.{c}" for c in _watched(source))
    return [
        f"CREATE TABLE {index} (id bigint PRIMARY KEY, grams tsvector NOT NULL)",
        f"CREATE INDEX {index}_grams ON {index} USING gin (grams) WITH (fastupdate = off)",
        f"""CREATE FUNCTION {index}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF TG_OP = 'DELETE' THEN DELETE FROM {index} WHERE id = OLD.id; RETURN NULL; END IF;
            IF TG_OP = 'UPDATE' THEN
                IF ROW({columns}) IS NOT DISTINCT FROM ROW({before}) THEN RETURN NULL; END IF;
            END IF;
            INSERT INTO {index}(id, grams) VALUES (NEW.id, {grams(source, "NEW")})
            ON CONFLICT (id) DO UPDATE SET grams = EXCLUDED.grams;
            RETURN NULL; END $$""",
        f"CREATE TRIGGER {index}_add {kept} ON {table} {run}",
    ]


def drop(source: Source) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {source.index}_add ON {source.table}",
        f"DROP FUNCTION IF EXISTS {source.index}_keep()",
        f"DROP TABLE IF EXISTS {source.index}",
    ]


def fill(source: Source) -> str:
    return (
        f"INSERT INTO {source.index}(id, grams)"
        f" SELECT id, {grams(source, 'r')} FROM {source.table} AS r"
    )


def grams(source: Source, row: str) -> str:
    """An expression for the grams of a row."""
    parts = [f"coalesce({row}.{column}, '')" for column in source.columns]
    if source.headings:
        parts.append(
            "coalesce((SELECT string_agg(value, E'\\n') FROM"
            f" jsonb_array_elements_text({row}.{source.headings})), '')"
        )
    text = " || E'\\n' || ".join(parts)
    pieces = [_pairs(text), *(_threes(f"{row}.{column}") for column in source.initials)]
    return " || ".join(f"array_to_tsvector(ARRAY({piece}))" for piece in pieces)


def _watched(source: Source) -> list[str]:
    return ["id", *source.columns, *([source.headings] if source.headings else [])]


def _pairs(text: str) -> str:
    return (
        "SELECT encode(convert_to(substr(t, n, 2), 'UTF8'), 'hex') FROM"
        f" translate({text}, '{CAPITALS}', '{CAPITALS.lower()}') AS t,"
        " generate_series(1, char_length(t)) AS n"
    )


def _threes(column: str) -> str:
    return (
        "SELECT 'p' || a.initial || coalesce(b.initial, '') || coalesce(c.initial, '') FROM"
        f" left({column}, {LENGTH}) AS t CROSS JOIN generate_series(1, char_length(t)) AS n"
        " JOIN search_initial a ON a.character = substr(t, n, 1)"
        " LEFT JOIN search_initial b ON b.character = substr(t, n + 1, 1)"
        " LEFT JOIN search_initial c ON b.initial IS NOT NULL"
        " AND c.character = substr(t, n + 2, 1)"
    )
