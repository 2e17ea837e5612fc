"""Installs a lock file into a virtual environment, by whatever the machine has for it.

Uv, else pip, else the pip that Python carries, else a uv fetched by this module itself. Knows the
pinned versions of uv and pip (`installer-*.lock`) and what the machine's own configuration says of
an index. Names no index itself, and needs only the standard library.
"""

from __future__ import annotations

import configparser
import hashlib
import html
import importlib.util
import io
import json
import os
import platform
import re
import shutil
import stat
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

HERE = Path(__file__).resolve().parent


class Run(Protocol):
    """Runs a command with this besides in its environment; whether it went well."""

    def __call__(self, command: list[str], **env: str) -> bool: ...


ADVICE = (
    "lantu: uv, pip or python3-venv is needed once, to install the packages:"
    " on Debian or Ubuntu, `apt install python3-venv`; then run the command again."
    "\n缺少 uv、pip 或 python3-venv，无法安装依赖：请先执行 apt install python3-venv，再重试。"
)


FITS = "import sys; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
"""Run by the Python of a virtual environment, it fails if that is none, or too old."""


def works(command: list[str]) -> bool:
    """Whether the command starts at all: a shim of pyenv is found on PATH and may still fail."""
    try:
        quiet = subprocess.DEVNULL
        return subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode == 0
    except OSError:
        return False


def install(lock: Path, venv: Path, home: Path, run: Run) -> bool:
    """Install exactly what the lock file says, every hash checked, by the first way that succeeds.

    An environment that works is kept: others may be running from it.
    """
    python = str(venv / "bin" / "python")
    make = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(venv)]
    if not works([python, "-c", FITS]) and not run(make):
        return False
    for folder in venv.glob("lib/python3*/site-packages"):
        # Relative, so that a checkout can be moved or copied together with its environment.
        (folder / "lantu.pth").write_text("../../../../src\n", encoding="utf-8")
    for tool, env in installers(home, run):
        if tool[-1] == "pip":
            command = [*tool, "--python", python, "install", "--no-deps", "-r", str(lock)]
        else:
            command = [*tool, "pip", "sync", "--python", python, str(lock)]
        if run([*command, "--require-hashes"], **env):
            return True
    return False


def united(locks: list[Path], target: Path) -> Path:
    """One lock file with the entries of all, those of the first before the others'.

    Pip refuses a package that is named twice, and uv removes what the file it is given lacks.
    Within one file a package may stand several times, for several versions of Python.
    """
    if len(locks) == 1:
        return locks[0]
    named: set[str] = set()
    kept: list[str] = []
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        entries = [f"{entry.rstrip()}\n" for entry in re.split(r"(?m)^(?=\w)", text) if entry]
        fresh = [(entry.partition("==")[0], entry) for entry in entries]
        kept += [entry for name, entry in fresh if name not in named]
        named.update(name for name, _ in fresh)
    target.write_text("".join(kept), encoding="utf-8")
    return target


def installers(home: Path, run: Run) -> Iterator[tuple[list[str], dict[str, str]]]:
    """What can install here, the best first, each with what its environment needs besides.

    A uv of our own in `home` is several times faster than the pip that brought it, and follows
    pip's index; where there is no uv for the machine, or it fails, pip installs all itself.
    """
    own = home / "uv" / "bin" / "uv"
    index = configured_index(dict(os.environ))
    follow = {"UV_DEFAULT_INDEX": index} if index else {}
    present = shutil.which("uv")
    if present and works([present, "--version"]):
        yield [present], {}
    pip = [sys.executable, "-m", "pip"]
    if not works([*pip, "--version"]):
        pip = pinned_pip(home / "pip", run) if importlib.util.find_spec("ensurepip") else []
    if not works([str(own), "--version"]):
        bring = ["install", "-q", "--upgrade", "--target", str(home / "uv"), "--require-hashes"]
        wheel = ["--only-binary", ":all:", "-r", str(HERE / "installer-uv.lock")]
        _ = run([*pip, *bring, *wheel]) if pip else fetch_uv(index, own)
    if works([str(own), "--version"]):
        yield [str(own)], follow
    if pip:
        yield pip, {}
    if not (present or pip or own.exists()):
        sys.exit(ADVICE)


def pinned_pip(folder: Path, run: Run) -> list[str]:
    """The pinned pip in a folder of its own, brought there by the one that Python carries."""
    python = str(folder / "bin" / "python")
    lock = str(HERE / "installer-pip.lock")
    made = run([sys.executable, "-m", "venv", "--clear", str(folder)])
    if not made or not run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock]):
        sys.exit(ADVICE)
    return [python, "-m", "pip"]


def fetch_uv(index: str, target: Path) -> bool:
    """Fetch the pinned uv from the configured index without pip; False where there is none.

    What arrives is used only if its sha256 is one of those in the lock file.
    """
    if not index:
        return False
    lock = (HERE / "installer-uv.lock").read_text(encoding="utf-8")
    try:
        links = files_in(*get(f"{index.rstrip('/')}/uv/"))
        wheel = next((url for name, url in links if fits(name, lock)), None)
        content = get(wheel)[1] if wheel else b""
    except (OSError, ValueError) as error:
        print(f"lantu: the configured package index gave no answer: {error}", file=sys.stderr)
        return False
    if f"sha256:{hashlib.sha256(content).hexdigest()}" not in lock:
        return False
    unpack(content, target)
    return True


def configured_index(env: dict[str, str]) -> str:
    """The index that the environment or pip's own files name, else nothing."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if env.get(name):
            return re.sub(r"^[\w-]+=", "", env[name])  # uv allows NAME=URL
    for file in pip_files(env):
        parser = configparser.RawConfigParser()
        try:
            parser.read(file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            continue
        for section in ("install", "global"):
            if parser.has_option(section, "index-url"):
                return parser.get(section, "index-url").strip()
    return ""


def pip_files(env: dict[str, str]) -> Iterator[Path]:
    """Where pip keeps its configuration, the strongest first."""
    home = Path(env.get("HOME") or "/nonexistent")
    if env.get("PIP_CONFIG_FILE"):
        yield Path(env["PIP_CONFIG_FILE"])
    yield Path(env.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / "pip.conf"
    yield home / ".pip" / "pip.conf"
    for folder in (env.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"):
        yield Path(folder) / "pip" / "pip.conf"
    yield Path("/etc/pip.conf")


def get(url: str) -> tuple[str, bytes]:
    """Where the answer came from in the end, and the answer."""
    wanted = {"Accept": "application/vnd.pypi.simple.v1+json, text/html;q=0.5, */*;q=0.1"}
    with urllib.request.urlopen(urllib.request.Request(url, headers=wanted), timeout=60) as answer:
        return answer.url, answer.read()


def files_in(base: str, page: bytes) -> list[tuple[str, str]]:
    """Names and addresses of the files on a page of a simple index, JSON or HTML."""
    text = page.decode("utf-8")
    if text.lstrip().startswith("{"):
        links = [str(file["url"]) for file in json.loads(text)["files"]]
    else:
        links = [html.unescape(link) for link in re.findall(r"href=[\"']([^\"'#]+)", text)]
    urls = [urllib.parse.urljoin(base, link) for link in links]
    return [(urllib.parse.unquote(url.rsplit("/", 1)[-1]), url) for url in urls]


def fits(name: str, lock: str) -> bool:
    """Whether the wheel is the pinned version, for this machine."""
    version = lock.split("==", 1)[1].split(maxsplit=1)[0]
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    system = "macosx" if sys.platform == "darwin" else libc
    ending = f"_{platform.machine()}.whl"
    return name.startswith(f"uv-{version}-") and system in name and name.endswith(ending)


def unpack(wheel: bytes, target: Path) -> None:
    """Put the program out of the wheel at `target`, complete or not at all."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(".data/scripts/uv"))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(archive.read(inside))
    part.chmod(part.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    part.replace(target)
