"""A real installation in processes of its own: the demo, served as an operator would serve it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 180.0
"""Seconds for the first start: migrations, static files and the demo's documents."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Installation:
    """The demo district under `home`, served on a free port."""

    home: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All that its processes wrote."""
        file = self.home / "log"
        return file.read_text("utf-8", "replace") if file.exists() else ""

    def start(self) -> None:
        """Start it and wait until it answers."""
        log = (self.home / "log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lantu", "demo", "--port", str(self.port)],
            env={**clean_environment(), "LANTU_HOME": str(self.home)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(self.log)
            time.sleep(0.2)

    def kill(self) -> None:
        """End all its processes at once, as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/sign-in/", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def clean_environment() -> dict[str, str]:
    """This process's environment without the tests' own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LANTU_", "DJANGO_"))}
    source = Path(__file__).resolve().parents[2] / "src"
    return {**kept, "PYTHONPATH": str(source)}
