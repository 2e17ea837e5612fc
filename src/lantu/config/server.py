"""Serving: the web server in this process, the background worker in a child that dies with it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 4
"""Requests that one web process answers at once; more wait their turn."""

RESTART_AFTER = 1.0
"""Seconds before a worker that stopped is started again."""


def serve(address: str, port: int, *, workers: int = 2) -> None:
    """Serve until interrupted."""
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
