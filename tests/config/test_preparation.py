"""A database that cannot be used is refused with a sentence to the operator."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lantu.config.preparation import UnpreparedError, prepare_database, require_order


@pytest.mark.parametrize("collation", ["C", "POSIX", "C.UTF-8"])
def test_order_of_code_points_is_accepted(collation: str) -> None:
    require_order(collation, "UTF8", name="plan")


@pytest.mark.parametrize(
    ("collation", "encoding"), [("zh_CN.UTF-8", "UTF8"), ("en-US", "UTF8"), ("C", "SQL_ASCII")]
)
def test_other_orders_and_encodings_are_refused_with_the_statement_to_make_another(
    collation: str, encoding: str
) -> None:
    with pytest.raises(UnpreparedError) as refused:
        require_order(collation, encoding, name="plan")
    assert f"plan orders text by {collation} in {encoding};" in str(refused.value)
    assert "CREATE DATABASE plan ENCODING 'UTF8' LC_COLLATE 'C'" in str(refused.value)


@pytest.mark.django_db
def test_database_of_the_tests_is_one_to_be_used() -> None:
    prepare_database()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="run with --postgres")
def test_server_that_cannot_be_reached_is_named_without_the_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = {**connection.settings_dict, "HOST": "127.0.0.1", "PORT": "9", "PASSWORD": "s3cret"}
    other = connection.copy()
    other.settings_dict = changed
    monkeypatch.setattr("lantu.config.preparation.connection", other)
    with pytest.raises(CommandError) as refused:
        call_command("district", "none.toml")
    said = str(refused.value)
    assert "on 127.0.0.1:9 cannot be reached: connection failed" in said
    assert "s3cret" not in said
