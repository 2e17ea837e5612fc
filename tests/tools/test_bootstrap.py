"""How packages get installed on machines that have this and lack that. No network."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import platform
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools import bootstrap

UV_LOCK = "uv==0.13.9 \\\n    --hash=sha256:{}\n"
PIP = [sys.executable, "-m", "pip"]


class Machine:
    """A machine that has only what it is given, and remembers what was run."""

    def __init__(self, home: Path, *has: str, fails: tuple[str, ...] = ()) -> None:
        self.home = home
        self.has = set(has)
        self.fails = fails
        self.ran: list[str] = []
        self.env: list[dict[str, str]] = []

    def works(self, command: list[str]) -> bool:
        own = command[0] == str(self.home / "uv/bin/uv")
        tool = "own uv" if own else "pip" if "pip" in command else Path(command[0]).name
        return tool in self.has or "-c" in command

    def run(self, command: list[str], **env: str) -> bool:
        own = command[0] == str(self.home / "uv/bin/uv")
        what = "own uv" if own else "uv" if Path(command[0]).name == "uv" else "pip"
        what = "get uv" if "--target" in command else "get pip" if "venv" in command else what
        self.ran.append(what)
        self.env.append(env)
        if what == "get uv" and what not in self.fails:
            self.has.add("own uv")
        return what not in self.fails


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a machine where no index is configured."""
    monkeypatch.setattr(bootstrap, "configured_index", lambda env: "")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    return tmp_path


def install(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> bool:
    uv = "/usr/bin/uv" if "uv" in machine.has else None
    monkeypatch.setattr(shutil, "which", lambda name: uv)
    monkeypatch.setattr(bootstrap, "works", machine.works)
    return bootstrap.install(Path("l.lock"), machine.home / "v", machine.home, machine.run)


@pytest.mark.parametrize(
    ("has", "fails", "ran"),
    [
        (["uv", "pip"], [], ["uv"]),
        (["own uv"], [], ["own uv"]),
        (["pip"], [], ["get uv", "own uv"]),
        (["pip"], ["get uv"], ["get uv", "pip"]),
        (["pip"], ["own uv"], ["get uv", "own uv", "pip"]),
        (["uv", "pip"], ["uv", "get uv"], ["uv", "get uv", "pip"]),
    ],
)
def test_first_way_that_succeeds_is_taken(
    place: Path, monkeypatch: pytest.MonkeyPatch, has: list[str], fails: list[str], ran: list[str]
) -> None:
    machine = Machine(place, *has, fails=tuple(fails))
    assert install(machine, monkeypatch)
    assert machine.ran == ran


def test_every_way_failing_is_a_failure(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(place, "uv", "pip", fails=("uv", "get uv", "pip"))
    assert not install(machine, monkeypatch)


def test_pip_that_python_carries_is_pinned_first(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name == "ensurepip")
    machine = Machine(place)
    assert install(machine, monkeypatch)
    assert machine.ran == ["get pip", "pip", "get uv", "own uv"]


def test_machine_with_nothing_is_told_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        install(Machine(place), monkeypatch)


def test_own_uv_follows_the_index_of_pip(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "configured_index", lambda env: "https://mirror/simple")
    machine = Machine(place, "pip")
    install(machine, monkeypatch)
    assert machine.env == [{}, {"UV_DEFAULT_INDEX": "https://mirror/simple"}]


def test_index_of_the_environment_comes_before_that_of_a_file(tmp_path: Path) -> None:
    conf = {"pip/pip.conf": f"[global]\nindex-url = {'https'}://file/simple\n"}
    env = {"XDG_CONFIG_HOME": str(plant(tmp_path, conf)), "HOME": str(tmp_path)}
    assert bootstrap.configured_index(env) == "https://file/simple"
    named = {**env, "UV_DEFAULT_INDEX": "intranet=https://uv/simple"}
    assert bootstrap.configured_index(named) == "https://uv/simple"
    assert bootstrap.configured_index({**env, "PIP_INDEX_URL": "https://pip/"}) == "https://pip/"


def test_index_in_no_readable_file_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [plant(tmp_path, {"bad": "no section"}) / "bad", tmp_path / "gone"]
    monkeypatch.setattr(bootstrap, "pip_files", lambda env: iter(files))
    assert bootstrap.configured_index({}) == ""


def wheel_name() -> str:
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    system = "macosx_11_0" if sys.platform == "darwin" else f"{libc}_2_17"
    return f"uv-0.13.9-py3-none-{system}_{platform.machine()}.whl"


def wheel() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("uv-0.13.9.data/scripts/uv", "#!/bin/sh\nexit 0\n")
    return content.getvalue()


def folder_index(root: Path, page: str) -> str:
    """A simple index in a folder; its page has `NAME` for the wheel of this machine."""
    page = page.replace("NAME", wheel_name())
    (plant(root, {"index/uv/index.html": page}) / "index" / wheel_name()).write_bytes(wheel())
    return (root / "index").as_uri()


def serve_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets addresses of folders answer with the page in them, as a server would."""
    get = bootstrap.get

    def answer(url: str) -> tuple[str, bytes]:
        return (url, get(f"{url}index.html")[1]) if url.endswith("/") else get(url)

    monkeypatch.setattr(bootstrap, "get", answer)


@pytest.mark.parametrize(
    "page",
    [
        '<a href="../uv-0.13.8-py3-none-any.whl">old</a> <a href="../NAME#sha256=00">NAME</a>',
        '{"files": [{"filename": "NAME", "url": "../NAME", "hashes": {}}]}',
    ],
)
def test_uv_is_fetched_from_the_index_if_its_hash_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    serve_pages(monkeypatch)
    index, target = folder_index(tmp_path, page), tmp_path / "own" / "uv"
    monkeypatch.setattr(bootstrap, "HERE", tmp_path)
    plant(tmp_path, {"installer-uv.lock": UV_LOCK.format("0" * 64)})
    assert (bootstrap.fetch_uv(index, target), target.exists()) == (False, False)
    right = hashlib.sha256(wheel()).hexdigest()
    plant(tmp_path, {"installer-uv.lock": UV_LOCK.format(right)})
    assert bootstrap.fetch_uv(index, target)
    assert bootstrap.works([str(target), "--version"])


def test_no_index_or_no_answer_fetches_nothing(tmp_path: Path) -> None:
    assert not bootstrap.fetch_uv("", tmp_path / "uv")
    assert not bootstrap.fetch_uv((tmp_path / "gone").as_uri(), tmp_path / "uv")


def test_program_that_is_not_there_does_not_work(tmp_path: Path) -> None:
    assert not bootstrap.works([str(tmp_path / "gone")])


def test_united_locks_name_each_package_once_with_all_its_pythons(tmp_path: Path) -> None:
    numpy = "numpy==1 ; python_version < '3.12' \\\n    --hash=sha256:0\nnumpy==2 \\\n    --hash=sha256:1\n"
    plant(tmp_path, {"a.lock": "b==1 \\\n    --hash=sha256:2\n", "b.lock": f"a==3\nb==1\n{numpy}"})
    united = bootstrap.united([tmp_path / "a.lock", tmp_path / "b.lock"], tmp_path / "all.lock")
    assert united.read_text() == f"b==1 \\\n    --hash=sha256:2\na==3\n{numpy}"


def test_one_lock_alone_is_installed_as_it_is(tmp_path: Path) -> None:
    lock = plant(tmp_path, {"a.lock": "a==1\n"}) / "a.lock"
    assert bootstrap.united([lock], tmp_path / "all.lock") == lock
