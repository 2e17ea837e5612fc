"""Where the ledger is kept: a file of SQLite in the installation's home, or a PostgreSQL server.

Knows what an address may say and how each of the two is opened.  Asks no database anything, and
never repeats a password: what is wrong with an address is said without the address.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SCHEMES = ("postgres", "postgresql")
PARAMETERS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout")
"""What may stand behind the `?` of an address; libpq knows them by the same names."""

Settings = dict[str, Any]
"""One entry of Django's DATABASES, whose values are of many types."""

SESSION = {
    # A row that was read under lock must be seen as it is then, not as it was at the start.
    "default_transaction_isolation": "read\\ committed",
    "lock_timeout": "20s",  # as long as SQLite waits for its writers
    "statement_timeout": "300s",
    "idle_in_transaction_session_timeout": "600s",  # its locks would hold up the others
}
"""What every connection to PostgreSQL begins with."""


class UnusableDatabaseError(Exception):
    """Why the address in LANTU_DATABASE cannot be used; a sentence, never with a password."""


def database_at(address: str, home: Path) -> Settings:
    """Django's settings for the address; SQLite under `home` where it is empty."""
    return postgresql_at(address) if address.strip() else sqlite_in(home)


def sqlite_in(home: Path) -> Settings:
    """The file of SQLite in the installation's home."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / "lantu.sqlite3",
        "OPTIONS": {
            # Without IMMEDIATE two writers that both began by reading fail at once with
            # "database is locked", whatever the timeout says.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def postgresql_at(address: str) -> Settings:
    """A PostgreSQL server: `postgres://user:password@host:5432/name`."""
    if find_spec("psycopg") is None:
        raise UnusableDatabaseError(
            "使用 PostgreSQL 需要先安装组件：./lantu extra postgres。 "
            "LANTU_DATABASE names PostgreSQL, whose part is not installed: ./lantu extra postgres"
        )
    user, password, host, port, name, parameters = _parts(address.strip())
    session = " ".join(f"-c {option}={value}" for option, value in SESSION.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # the server may have been started anew since
        "OPTIONS": {
            "connect_timeout": 10,
            **parameters,
            "application_name": "lantu",
            "options": session,
        },
    }


def _parts(address: str) -> tuple[str, str, str, str, str, dict[str, str]]:
    """User, password, host, port, name and parameters; the host may be a socket's folder."""
    try:
        split = urlsplit(address)
        port = str(split.port or "")
    except ValueError:
        raise _unusable("its port or host", "主机或端口") from None
    if split.scheme not in SCHEMES:
        raise _unusable("its beginning", "开头")
    name = unquote(split.path.removeprefix("/"))
    if not name or "/" in name:
        raise _unusable("the database's name", "数据库名")
    parameters = dict(parse_qsl(split.query, keep_blank_values=True))
    if split.fragment or not set(parameters) <= set(PARAMETERS):
        raise _unusable(f"what follows the name (known: {', '.join(PARAMETERS)})", "参数")
    user, password = unquote(split.username or ""), unquote(split.password or "")
    return user, password, _host(split), port, name, parameters


def _host(split: SplitResult) -> str:
    """The host as it is written: a folder (%2Frun%2Fpostgresql) keeps its capitals."""
    host = split.netloc.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return unquote(host.partition(":")[0])


def _unusable(part: str, chinese: str) -> UnusableDatabaseError:
    return UnusableDatabaseError(
        f"LANTU_DATABASE 的{chinese}不正确，应形如 postgres://用户:密码@主机:5432/数据库，"
        "密码中的特殊字符用 %XX 表示。 "
        f"LANTU_DATABASE cannot be used because of {part}; it reads "
        "postgres://user:password@host:5432/name, special characters of a password as %XX."
    )
