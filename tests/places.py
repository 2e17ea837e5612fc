"""Installations of the tests' own: a home and, on PostgreSQL, a database beside it.

For what runs in processes of its own, through the installation's own way to open its database.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def place(home: Path) -> dict[str, str]:
    """The environment of an installation in which nothing is yet; its database goes with the server."""
    database = os.environ.get("LANTU_TEST_DATABASE", "")
    if database:
        database = fresh_database(database)
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith(("LANTU_", "DJANGO_"))},
        "LANTU_HOME": str(home),
        "LANTU_DATABASE": database,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


def fresh_database(server: str) -> str:
    """The address of a new database on the server of this one."""
    import psycopg  # noqa: PLC0415 - without `--postgres` it need not be there

    on_server, _, _ = server.rpartition("/")
    name = f"place_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{on_server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{on_server}/{name}"


def outcome(script: str, home: Path, way: str) -> dict[str, Any]:
    """What a script of the tests prints last, run in an installation of its own."""
    env = {**place(home), "DJANGO_SETTINGS_MODULE": "lantu.config.settings"}
    done = subprocess.run(
        [sys.executable, "-m", script, way],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def without_lock(action: Any) -> Callable[..., Any]:
    """The action without what keeps two writers apart: SQLite's transaction, PostgreSQL's row locks."""
    from django.db import connection, transaction  # noqa: PLC0415 - the settings come first
    from django.db.models import QuerySet  # noqa: PLC0415

    bare = action.__wrapped__
    if connection.vendor == "sqlite":
        return bare  # type: ignore[no-any-return]
    QuerySet.select_for_update = lambda self, **_options: self  # type: ignore[method-assign, assignment]

    @wraps(bare)
    def unlocked(*args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return bare(*args, **kwargs)

    return unlocked
