"""`./lantu check [NAME...]`: all checks, each with its name and time, all even if one fails.

Knows which checks there are and how to run them, not what they find.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tools.checks.tree import ROOT

CHECKS = {
    "types": ["-m", "mypy"],
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "migrations": ["-m", "lantu", "manage", "makemigrations", "--check", "--dry-run"],
    "messages": ["-m", "tools.checks.messages"],
    "sizes": ["-m", "tools.checks.sizes"],
    "docs": ["-m", "tools.checks.docs"],
    "hosts": ["-m", "tools.checks.hosts"],
    "inline": ["-m", "tools.checks.inline"],
    "locks": ["-m", "tools.checks.locks"],
}
"""What Python is given for each; the slowest first, so that the others run beside it."""


def run(name: str) -> bool:
    """Run one check and say how it went; what it printed only if it failed."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *CHECKS[name]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    said = "" if done.returncode == 0 else f"{done.stdout.rstrip()}\n"
    print(f"{name:<11} {verdict:<6} {time.monotonic() - began:5.1f} s\n{said}", end="", flush=True)
    return done.returncode == 0


def main(names: list[str]) -> int:
    """Run the named checks, or all; 1 if any failed."""
    unknown = set(names) - CHECKS.keys()
    if unknown:
        sys.exit(f"no check {', '.join(sorted(unknown))}; there are {', '.join(CHECKS)}")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = list(pool.map(run, names or list(CHECKS)))
    failed = passed.count(False)
    print(f"{len(passed) - failed} checks passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
