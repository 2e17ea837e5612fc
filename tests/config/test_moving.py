"""An installation moves from SQLite to PostgreSQL as docs/development.md says, journal and all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.places import place

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="run with --postgres")
LEFT = ["contenttypes", "auth.permission", "sessions"]
DISTRICT = """
[authority]
name = "临河区"
short = "临河区"
code = "990102"
[[unit]]
name = "临河区教育局"
short = "区教育局"
kind = "department"
"""


def said(environment: dict[str, str], *arguments: str) -> str:
    """What a command of the installation says."""
    command = [sys.executable, "-m", "lantu", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_moved_journal_ends_with_the_same_hash_and_goes_on(tmp_path: Path) -> None:
    dump, file = tmp_path / "all.xml", tmp_path / "district.toml"
    file.write_text(DISTRICT, "utf-8")
    new = place(tmp_path)
    old = {**new, "LANTU_DATABASE": ""}
    said(old, "district", str(file))
    left = [f"--exclude={name}" for name in LEFT]
    said(old, "manage", "dumpdata", "--format=xml", "--natural-foreign", *left, "-o", str(dump))
    said(new, "manage", "migrate", "-v0")
    said(new, "manage", "loaddata", str(dump))
    assert said(new, "journal", "verify") == said(old, "journal", "verify") != ""
    file.write_text(DISTRICT.replace("临河区", "临江区").replace("990102", "990103"), "utf-8")
    assert said(new, "district", str(file)) == "临江区: 2 units\n"  # numbers go on behind the moved
