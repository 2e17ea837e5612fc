"""Which database an address means, and what is said of one that means none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from lantu.config import database
from lantu.config.database import UnusableDatabaseError, database_at
from lantu.config.settings import database as named_in

HOME = Path("/srv/lantu")
WHOLE = ["USER", "PASSWORD", "HOST", "PORT", "NAME"]


def test_database_is_sqlite_in_the_home_unless_one_is_named() -> None:
    assert {database_at(address, HOME)["NAME"] for address in ("", " ")} == {HOME / "lantu.sqlite3"}


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("postgres://lan:tu@10.1.2.3:5433/plan", ["lan", "tu", "10.1.2.3", "5433", "plan"]),
        ("postgresql://lan@db.example/plan", ["lan", "", "db.example", "", "plan"]),
        (
            "postgres://lan:a%40b%2F%3A@[fd00::1]:5432/plan",
            ["lan", "a@b/:", "fd00::1", "5432", "plan"],
        ),
        ("postgres://lan@%2Fvar%2FRun/plan", ["lan", "", "/var/Run", "", "plan"]),
        ("postgres:///%E8%93%9D%E5%9B%BE", ["", "", "", "", "蓝图"]),
    ],
)
def test_address_names_each_part(address: str, parts: list[str]) -> None:
    settings = database_at(address, HOME)
    assert [settings[part] for part in WHOLE] == parts
    assert settings["ENGINE"] == "django.db.backends.postgresql"


def test_address_may_ask_for_an_encrypted_connection() -> None:
    plain = database_at("postgres://lan@db/plan", HOME)["OPTIONS"]
    options = database_at("postgres://lan@db/plan?sslmode=verify-full&connect_timeout=3", HOME)
    assert options["OPTIONS"] == plain | {"sslmode": "verify-full", "connect_timeout": "3"}


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("mysql://lan:s3cret@db/plan", "its beginning"),
        ("lan:s3cret@db/plan", "its beginning"),
        ("postgres://lan:s3cret@db:54x2/plan", "its port or host"),
        ("postgres://lan:s3cret@db:99999/plan", "its port or host"),
        ("postgres://lan:s3cret@[db/plan", "its port or host"),
        ("postgres://lan:s3cret@db", "the database's name"),
        ("postgres://lan:s3cret@db/plan/more", "the database's name"),
        ("postgres://lan:s3cret/x@db/plan", "its port or host"),
        ("postgres://lan:s3cret@db/plan?sslmod=require", "what follows the name"),
        ("postgres://lan:s3cret@db/plan#2", "what follows the name"),
    ],
)
def test_address_that_cannot_be_used_stops_the_start_with_a_sentence_without_the_password(
    address: str, part: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        named_in({"LANTU_DATABASE": address})
    said = str(refused.value)
    assert f"cannot be used because of {part}" in said
    assert "LANTU_DATABASE 的" in said
    assert "s3cret" not in said


def test_address_of_postgresql_without_its_part_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "find_spec", lambda _name: None)
    with pytest.raises(UnusableDatabaseError, match=r"\./lantu extra postgres$"):
        database_at("postgres://lan@db/plan", HOME)
