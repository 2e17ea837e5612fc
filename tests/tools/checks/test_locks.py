"""Lock files against what is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.tools.planting import plant
from tools.checks.locks import astray

PROJECT = (
    '[project]\ndependencies = ["Django>=5.2,<6"]\n[dependency-groups]\ndev = ["ruff[x]>=0.17"]\n'
)
DJANGO = "django==5.2.19 \\\n    --hash=sha256:00\n"
RUFF = "ruff==0.17.6 ; python_version < '4' \\\n    --hash=sha256:00\n"
OCR = "rapidocr==3.10.0 \\\n    --hash=sha256:00\n"


def planted(root: Path, runtime: str, developers: str) -> Path:
    files = {"requirements.lock": runtime, "requirements-dev.lock": developers}
    return plant(root, {"pyproject.toml": PROJECT, **files})


def test_locks_in_step_pass(tmp_path: Path) -> None:
    assert astray(planted(tmp_path, DJANGO, DJANGO + RUFF)) == []


def test_requirement_without_a_pin_is_found(tmp_path: Path) -> None:
    assert astray(planted(tmp_path, DJANGO, DJANGO)) == [
        "requirements-dev.lock: has None, asked is ruff[x]>=0.17: run ./lantu lock"
    ]


def test_pin_outside_what_is_asked_is_found(tmp_path: Path) -> None:
    old = DJANGO.replace("5.2.19", "4.2")
    assert astray(planted(tmp_path, old, DJANGO + RUFF)) == [
        "requirements.lock: has 4.2, asked is Django<6,>=5.2: run ./lantu lock"
    ]


def test_pin_without_a_hash_is_found(tmp_path: Path) -> None:
    assert astray(planted(tmp_path, "django==5.2.19\n", DJANGO + RUFF)) == [
        "requirements.lock: django==5.2.19 has no hash"
    ]


def with_extra(root: Path, lock: str) -> Path:
    """Locks in step, and an extra with a lock of its own."""
    extra = '[project.optional-dependencies]\nocr = ["rapidocr>=3.10"]\n'
    planted(root, DJANGO, DJANGO + RUFF)
    return plant(root, {"pyproject.toml": PROJECT + extra, "requirements-ocr.lock": lock})


def test_extra_in_step_passes(tmp_path: Path) -> None:
    assert astray(with_extra(tmp_path, DJANGO + OCR)) == []


def test_requirement_of_an_extra_without_a_pin_is_found(tmp_path: Path) -> None:
    assert astray(with_extra(tmp_path, DJANGO)) == [
        "requirements-ocr.lock: has None, asked is rapidocr>=3.10: run ./lantu lock"
    ]


def test_extra_at_another_version_than_the_developers_is_found(tmp_path: Path) -> None:
    newer = DJANGO.replace("5.2.19", "5.2.20") + OCR
    told = "has django 5.2.20, requirements-dev.lock has 5.2.19: run ./lantu lock"
    assert astray(with_extra(tmp_path, newer)) == [f"requirements-ocr.lock: {told}"]
