"""Package indexes named in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools.checks.hosts import NAMES, named_hosts

HOSTS = [name.replace(" ", ".") for name in NAMES.split("|")]


@pytest.mark.parametrize("host", HOSTS)
def test_host_of_an_index_is_found(tmp_path: Path, host: str) -> None:
    root = plant(tmp_path, {"docs/a.md": f"\nfrom https://{host}/simple"})
    assert named_hosts(root) == [f"docs/a.md:2: names an index: {host}"]


def test_index_option_with_an_address_is_found(tmp_path: Path) -> None:
    option = f"index-url {'https'}://"  # in two, for this file is checked too
    root = plant(tmp_path, {".ci/run": f"pip install --extra-{option}intranet.example/simple"})
    assert named_hosts(root) == [f".ci/run:1: names an index: {option}"]


def test_index_by_variable_passes(tmp_path: Path) -> None:
    text = "PIP_INDEX_URL and --index-url are the machine's own; https://example.org is no index"
    assert named_hosts(plant(tmp_path, {"a.md": text})) == []
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\xff" + HOSTS[0].encode())
    assert named_hosts(tmp_path) == []
