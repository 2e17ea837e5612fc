"""An installation as processes: one server each, and nothing left behind by `kill -9`."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.installation import Installation, clean_environment, free_port

PATIENCE = 20.0


@pytest.fixture(scope="module")
def served() -> Iterator[Installation]:
    running = Installation(Path(tempfile.mkdtemp(prefix="lantu-serving-")))
    try:
        running.start()
        yield running
    finally:
        running.stop()


def second_server(home: Path, port: int) -> subprocess.CompletedProcess[str]:
    return command(home, "serve", "--port", str(port))


def command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lantu", *arguments],
        env={**clean_environment(), "LANTU_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def processes_of(home: Path) -> set[int]:
    """The processes that were started for an installation."""
    mark = f"LANTU_HOME={home}".encode()
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found.add(int(process.name))
        except OSError:
            continue  # it has just ended
    return found


def test_second_server_of_an_installation_is_refused(served: Installation) -> None:
    refused = second_server(served.home, free_port())
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"CommandError: {served.home} is being served already, on {served.address}/. "
        "Stop that one first, or name another place in LANTU_HOME.\n"
    )


def test_server_on_a_taken_port_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = second_server(tmp_path, port)
    assert refused.returncode == 1
    assert refused.stderr == (
        f"CommandError: Cannot serve on 127.0.0.1:{port} (Address already in use). "
        f"Choose another port: --port {port + 1}\n"
    )
    assert not (tmp_path / "lantu.sqlite3").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_killing_the_server_alone_ends_all_its_processes_and_harms_nothing(
    served: Installation,
) -> None:
    assert served.process is not None
    assert len(processes_of(served.home)) > 3  # the server, two web processes, the worker
    os.kill(served.process.pid, signal.SIGKILL)
    served.process.wait()
    deadline = time.monotonic() + PATIENCE
    while (left := processes_of(served.home)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == set()
    with sqlite3.connect(served.home / "lantu.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    served.process = None
    served.start()


def test_installation_is_closed_to_other_users_of_the_machine(tmp_path: Path) -> None:
    home = tmp_path / "fresh"
    with socket.create_server(("127.0.0.1", 0)) as other:
        second_server(home, other.getsockname()[1])
    assert stat.S_IMODE(home.stat().st_mode) == stat.S_IRWXU


def test_district_is_set_up_in_a_home_where_nothing_is_yet(tmp_path: Path) -> None:
    file = tmp_path / "district.toml"
    file.write_text('[authority]\nname = "临河区"\nshort = "临河区"\ncode = "990102"\n', "utf-8")
    home = tmp_path / "home"
    before = command(home, "journal", "verify")
    assert (before.returncode, before.stdout) == (1, "")
    assert before.stderr.startswith(f"CommandError: There is no journal in {home}/lantu.sqlite3;")
    assert command(home, "district", str(file)).stdout == "临河区: 1 units\n"
    assert command(home, "journal", "verify").stdout.startswith("authority 1: 3 entries, whole")
