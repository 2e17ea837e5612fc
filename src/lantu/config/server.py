"""Serving: the web server in this process, the background worker in a child that dies with it.

Knows processes and sockets; not what is served.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 4
"""Requests that one web process answers at once; more wait their turn."""

RESTART_AFTER = 1.0
"""Seconds before a worker that stopped is started again."""


class ServingError(Exception):
    """Why an installation cannot be served now; a sentence for the operator."""


def serve(address: str, port: int, *, workers: int = 2) -> None:
    """Serve until interrupted."""
    # A forked process would carry this one's database connection over, and SQLite's locks do not
    # survive that: the file would be damaged.  Spawned ones begin with nothing.
    multiprocessing.set_start_method("spawn", force=True)
    stop = threading.Event()
    keeper = threading.Thread(target=keep_worker, args=(stop.is_set,), daemon=True)
    keeper.start()
    server = Granian(
        "lantu.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
    )
    try:
        server.serve()
    finally:
        stop.set()


@contextmanager
def sole_server(home: Path, address: str, port: int) -> Iterator[None]:
    """Hold the installation and make sure of its address, before anything is touched.

    Two servers of one installation would each take the other's running jobs for abandoned ones.
    The lock goes with this process, however it ends.
    """
    with (home / "serving").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise ServingError(
                f"{home} is being served already, on {file.read().strip()}. "
                "Stop that one first, or name another place in LANTU_HOME."
            ) from None
        _refuse_taken(address, port)
        file.truncate(0)
        file.write(f"http://{address}:{port}/")
        file.flush()
        yield


def _refuse_taken(address: str, port: int) -> None:
    """The server shares its port among its processes, so it would not notice another program."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.strip("[]"), port))
        except (OSError, OverflowError) as problem:
            why = getattr(problem, "strerror", None) or str(problem)
            raise ServingError(
                f"Cannot serve on {address}:{port} ({why}). Choose another port: --port {port + 1}"
            ) from problem


def keep_worker(stopped: Callable[[], bool]) -> None:
    """Run the background worker, and run it again when it falls.

    Its standard input is a pipe from this process: whatever ends this process, `kill -9` too,
    closes the pipe, and the worker goes.
    """
    while not stopped():
        child = subprocess.Popen(
            [sys.executable, "-m", "lantu", "work", "--watch", "--resume"], stdin=subprocess.PIPE
        )
        child.wait()
        time.sleep(RESTART_AFTER)


def end_with_parent() -> None:
    """In a web process: go when the server that started it is gone, `kill -9` too.

    Otherwise it would go on answering from the old code, on the port that the next server needs.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(0)
