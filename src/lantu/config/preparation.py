"""Bringing the database up to date before anything uses it, and saying why it cannot be used.

What it says is for the operator, and never holds a password.
"""

from __future__ import annotations

from django.core.management import call_command
from django.db import OperationalError, connection

BY_CODE_POINT = ("C", "POSIX", "C.UTF-8", "C.utf8")
"""Collations that order as SQLite and Python do, and on which the ranges of unit paths rest."""
UNORDERED = (
    "The database {name} orders text by {collation}; Lantu needs the order of code points. Make "
    "one with: CREATE DATABASE {name} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' "
    "TEMPLATE template0;  数据库排序规则须为 C，编码须为 UTF8。"
)
UNREACHABLE = (
    "The database {name} on {host} cannot be reached: {why}. Please check LANTU_DATABASE and that "
    "the server runs.  无法连接数据库，请检查 LANTU_DATABASE 及数据库服务。"
)


class UnpreparedError(Exception):
    """Why this database cannot be used; a sentence for the operator."""


def prepare_database() -> None:
    """Check that the database is one to be used, and run what migrations it lacks."""
    try:
        connection.ensure_connection()
    except OperationalError as problem:
        raise UnpreparedError(_unreachable(problem)) from None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale',"
                " datcollate), pg_encoding_to_char(encoding)"
                " FROM pg_database d WHERE datname = current_database()"
            )
            require_order(*cursor.fetchone(), name=str(connection.settings_dict["NAME"]))
    call_command("migrate", verbosity=0, interactive=False)


def require_order(collation: str, encoding: str, *, name: str) -> None:
    """Refuse a database whose text is ordered or written otherwise than everywhere else."""
    if collation not in BY_CODE_POINT or encoding != "UTF8":
        raise UnpreparedError(UNORDERED.format(name=name, collation=f"{collation} in {encoding}"))


def _unreachable(problem: OperationalError) -> str:
    settings = connection.settings_dict
    host = f"{settings['HOST'] or 'this machine'}{settings['PORT'] and ':' + settings['PORT']}"
    lines = str(problem).strip().splitlines()
    why = lines[0].removesuffix(".") if lines else type(problem).__name__
    return UNREACHABLE.format(name=settings["NAME"], host=host, why=why)
