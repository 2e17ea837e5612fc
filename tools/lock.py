"""`./lantu lock`: chooses the newest packages that `pyproject.toml` allows and pins them by hash.

Knows the options that keep the files the same on every machine and free of any index's name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    *["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"],
    *["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"],
]


def compile_lock(uv: str, lock: str, *arguments: str) -> None:
    """Write one lock file from `pyproject.toml`."""
    command = [uv, "pip", "compile", *OPTIONS, *arguments, "pyproject.toml", "-o", lock]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "UV_SYSTEM_CERTS": "1"}, check=True)


def main(arguments: list[str]) -> None:
    """Write the lock files; the developers' and those of the extras have the others' versions."""
    uv = shutil.which("uv") or str(ROOT / ".lantu" / "uv" / "bin" / "uv")
    newest = [] if "--keep" in arguments else ["--upgrade"]
    compile_lock(uv, "requirements.lock", *newest)
    both = ["--group", "dev", "--constraint", "requirements.lock"]
    compile_lock(uv, "requirements-dev.lock", *both, *newest)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra in project["optional-dependencies"]:
        beside = ["--extra", extra, "--constraint", "requirements-dev.lock"]
        compile_lock(uv, f"requirements-{extra}.lock", *beside, *newest)


if __name__ == "__main__":
    main(sys.argv[1:])
