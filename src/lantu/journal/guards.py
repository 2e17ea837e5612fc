"""The database's own refusal to change or remove an entry, whoever asks.

Triggers, because a shell on the database knows nothing of our classes.  They belong to the table:
a migration that rebuilds `journal_entry` (on SQLite any change of its columns does) must call
`guard` again, and so must one that changes the texts here.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

NAMES = ("journal_entry_no_update", "journal_entry_no_delete", "journal_entry_no_replace")
REFUSAL = "history is fixed: journal entries are never changed or removed"

SQLITE = {
    NAMES[0]: f"BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    NAMES[1]: f"BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    # INSERT OR REPLACE removes the row it collides with without waking the trigger above.
    NAMES[2]: "BEFORE INSERT ON journal_entry WHEN EXISTS (SELECT 1 FROM journal_entry"
    " WHERE id = NEW.id OR (authority_id = NEW.authority_id AND sequence = NEW.sequence))"
    " BEGIN SELECT RAISE(ABORT,"
    " 'history is fixed: journal entries are never changed or removed'); END",
}
POSTGRESQL_REFUSAL = f"""
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = {
    NAMES[0]: "BEFORE UPDATE ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    NAMES[1]: "BEFORE DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    NAMES[2]: "BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT"
    " EXECUTE FUNCTION journal_refuse()",
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; nothing happens where they stand."""
    unguard(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_REFUSAL)
        for name, rule in _rules(connection).items():
            cursor.execute(f"CREATE TRIGGER {name} {rule}")


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for migrations that rebuild the table, and for tests."""
    table = " ON journal_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _rules(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


def has_journal(connection: BaseDatabaseWrapper) -> bool:
    """Whether the table of entries is there at all."""
    return "journal_entry" in connection.introspection.table_names()


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should stand and do not."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_entry'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'journal_entry'::regclass"
        query += " AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in _rules(connection) if name not in standing]


def guard_from_migration(_apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection)


def unguard_from_migration(_apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection)


def _rules(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor, {})
