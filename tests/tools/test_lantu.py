"""What the script `lantu` decides: what to install, when, and what to become. No network."""

from __future__ import annotations

import importlib.util
import multiprocessing
import os
import sys
import time
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.tools.planting import plant
from tools import bootstrap

SCRIPT = Path(__file__).resolve().parent.parent.parent / "lantu"
PO = "src/lantu/locale/zh_Hans/LC_MESSAGES/django.po"


def load(root: Path) -> Any:
    """The script as a module that believes to lie in `root`."""
    loader = SourceFileLoader("lantu_script", str(SCRIPT))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module: Any = importlib.util.module_from_spec(spec)
    assert isinstance(module, ModuleType)
    loader.exec_module(module)
    module.ROOT, module.HOME, module.VENV = root, root / ".lantu", root / ".venv"
    module.PYTHON, module.STAMP = root / ".venv/bin/python", root / ".venv/lantu.stamp"
    return module


@pytest.fixture
def lantu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script in a checkout of its own, whose installing is a line in `installed`."""
    plant(tmp_path, {"requirements.lock": "a==1", "requirements-dev.lock": "a==1\nb==1"})
    monkeypatch.setattr(bootstrap, "install", install)
    return load(tmp_path)


def install(lock: Path, venv: Path, home: Path, run: object) -> bool:
    """A stand-in that takes long enough to be met by a second one."""
    with (venv.parent / "installed").open("a") as file:
        file.write(f"{lock.name}\n")
    (venv / "bin").mkdir(parents=True, exist_ok=True)
    if not (venv / "bin" / "python").exists():
        (venv / "bin" / "python").symlink_to(sys.executable)
    time.sleep(0.1)
    return not (venv.parent / "fails").exists()


def installed(lantu: Any) -> list[str]:
    file = lantu.ROOT / "installed"
    return file.read_text().split() if file.exists() else []


def test_help_lists_what_the_readme_promises(lantu: Any) -> None:
    assert list(lantu.HELP)[:10] == [
        *["demo", "serve", "read", "district", "work", "journal", "manage"],
        *["test", "check", "bench"],
    ]
    assert lantu.DEVELOPING.keys() <= lantu.HELP.keys()


def test_runtime_command_installs_the_runtime_lock(lantu: Any) -> None:
    lantu.set_up("demo")
    assert installed(lantu) == ["requirements.lock"]
    assert (lantu.ready("runtime"), lantu.ready("dev")) == (True, False)


def test_developers_packages_stay_when_a_runtime_command_follows(lantu: Any) -> None:
    lantu.set_up("test")
    lantu.set_up("demo")
    assert installed(lantu) == ["requirements-dev.lock"]
    assert lantu.level_of("demo") == "dev"


def test_changed_lock_is_installed_again_and_only_once(lantu: Any) -> None:
    lantu.set_up("demo")
    plant(lantu.ROOT, {"requirements.lock": "a==2"})
    lantu.set_up("demo")
    lantu.set_up("demo")
    assert installed(lantu) == ["requirements.lock"] * 2


def test_changed_developers_lock_is_no_matter_for_the_runtime(lantu: Any) -> None:
    lantu.set_up("demo")
    plant(lantu.ROOT, {"requirements-dev.lock": "b==2"})
    assert lantu.ready("runtime")


def test_failed_set_up_is_taken_up_by_the_next_run(lantu: Any) -> None:
    plant(lantu.ROOT, {"fails": ""})
    with pytest.raises(SystemExit, match="set-up failed"):
        lantu.set_up("demo")
    assert not lantu.ready("runtime")
    (lantu.ROOT / "fails").unlink()
    lantu.set_up("demo")
    assert lantu.ready("runtime")


def test_python_that_is_gone_is_set_up_again(lantu: Any) -> None:
    lantu.set_up("demo")
    lantu.PYTHON.unlink()
    assert not lantu.ready("runtime")


def test_two_at_once_install_once(lantu: Any) -> None:
    fork = multiprocessing.get_context("fork")
    both = [fork.Process(target=lantu.set_up, args=("demo",)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert ([process.exitcode for process in both], installed(lantu)) == (
        [0, 0],
        ["requirements.lock"],
    )


def test_runtime_command_that_waited_for_the_developers_keeps_theirs(lantu: Any) -> None:
    fork = multiprocessing.get_context("fork")
    first = fork.Process(target=lantu.set_up, args=("test",))
    first.start()
    while not installed(lantu):
        time.sleep(0.01)
    lantu.set_up("demo")
    first.join()
    assert installed(lantu) == ["requirements-dev.lock"]


@pytest.fixture
def with_ocr(lantu: Any) -> Any:
    """The script in a checkout that has the extra's lock, without it installed."""
    plant(lantu.ROOT, {"requirements-ocr.lock": "a==1\nc==1\n"})
    lantu.EXTRAS = {"ocr": "reads scans"}
    return lantu


def test_extra_is_installed_beside_the_rest_and_stays(with_ocr: Any) -> None:
    with_ocr.set_up("demo")
    with_ocr.main("extra", "ocr")
    assert (with_ocr.HOME / "requirements.lock").read_text() == "a==1\nc==1\n"
    assert (with_ocr.extras(), with_ocr.ready("runtime")) == (["ocr"], True)
    with_ocr.set_up("test")
    assert (with_ocr.HOME / "requirements.lock").read_text() == "a==1\nb==1\nc==1\n"
    assert with_ocr.ready("dev")


def test_extra_that_is_there_is_not_installed_again(with_ocr: Any) -> None:
    with_ocr.main("extra", "ocr")
    with_ocr.main("extra", "ocr")
    assert len(installed(with_ocr)) == 1


def test_changed_lock_of_an_extra_matters_only_where_it_is_installed(with_ocr: Any) -> None:
    with_ocr.set_up("demo")
    plant(with_ocr.ROOT, {"requirements-ocr.lock": "c==2"})
    assert with_ocr.ready("runtime")
    with_ocr.main("extra", "ocr")
    plant(with_ocr.ROOT, {"requirements-ocr.lock": "c==3"})
    assert not with_ocr.ready("runtime")


def test_extra_that_cannot_be_installed_is_not_kept(with_ocr: Any) -> None:
    plant(with_ocr.ROOT, {"fails": ""})
    with pytest.raises(SystemExit, match="set-up failed"):
        with_ocr.main("extra", "ocr")
    (with_ocr.ROOT / "fails").unlink()
    with_ocr.set_up("demo")
    assert (with_ocr.extras(), installed(with_ocr)[-1]) == ([], "requirements.lock")


def test_extras_are_listed_and_an_unknown_one_is_refused(
    with_ocr: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with_ocr.main("extra")
    assert capsys.readouterr().out == f"  ocr         {with_ocr.EXTRAS['ocr']}\n"
    with pytest.raises(SystemExit, match="there is no extra ocd"):
        with_ocr.main("extra", "ocd")
    assert installed(with_ocr) == []


def test_environment_leaves_the_callers_installation(
    lantu: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PIP_CERT", "UV_SYSTEM_CERTS"):
        monkeypatch.setenv(name, "/theirs")
    monkeypatch.setenv("SSL_CERT_FILE", "/ours.pem")
    monkeypatch.setenv("HOME", "")
    env = lantu.environment()
    assert {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"} & env.keys() == set()
    assert (env["PIP_CERT"], env["UV_SYSTEM_CERTS"]) == ("/theirs", "/theirs")
    assert env["UV_CACHE_DIR"] == str(lantu.HOME / "cache")
    monkeypatch.delenv("PIP_CERT")
    monkeypatch.delenv("UV_SYSTEM_CERTS")
    env = lantu.environment()
    assert (env["PIP_CERT"], env["UV_SYSTEM_CERTS"]) == ("/ours.pem", "1")


@pytest.mark.parametrize(
    ("words", "become", "safe"),
    [
        (["read", "a b.txt"], ["-m", "lantu", "read", "a b.txt"], "1"),
        (["migrate"], ["-m", "lantu", "migrate"], "1"),
        (["test", "-k", "x"], ["-m", "pytest", "-k", "x"], None),
        (["check"], ["-m", "tools.checks"], None),
    ],
)
def test_command_becomes_python(
    lantu: Any,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    become: list[str],
    safe: str | None,
) -> None:
    calls: list[tuple[Path, list[str], str | None]] = []
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    monkeypatch.chdir(lantu.ROOT)
    monkeypatch.setattr(
        os, "execve", lambda file, args, env: calls.append((file, args, env.get("PYTHONSAFEPATH")))
    )
    lantu.main(*words)
    assert calls == [(lantu.PYTHON, [str(lantu.PYTHON), *become], safe)]


def test_messages_are_compiled_when_the_text_is_newer(
    lantu: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(lantu, "run", commands.append)
    compiler = [str(lantu.PYTHON), "-m", "tools.checks.messages", "compile"]
    lantu.compile_messages()
    assert commands == []
    text = plant(lantu.ROOT, {PO: ""}) / PO
    lantu.compile_messages()
    assert commands == [compiler]
    compiled = text.with_suffix(".mo")
    compiled.touch()
    os.utime(text, (1, 1))
    lantu.compile_messages()
    assert commands == [compiler]
    os.utime(compiled, (0, 0))
    lantu.compile_messages()
    assert commands == [compiler] * 2
