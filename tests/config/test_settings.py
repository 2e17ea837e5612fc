"""What the environment says: no second reader unless one is named, and none that cannot be asked."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from lantu.config.settings import second_reader
from lantu.reading.second import SecondReader

NAMED = {
    "LANTU_SECOND_READER_URL": "http://127.0.0.1:11434/v1",
    "LANTU_SECOND_READER_MODEL": "qwen3:8b",
}


def test_there_is_no_second_reader_unless_an_address_is_named() -> None:
    assert second_reader({}) is None
    assert second_reader({**NAMED, "LANTU_SECOND_READER_URL": ""}) is None


def test_second_reader_is_the_one_that_is_named() -> None:
    more = {"LANTU_SECOND_READER_KEY": "secret", "LANTU_SECOND_READER_TIMEOUT": "5"}

    assert second_reader(NAMED) == SecondReader("http://127.0.0.1:11434/v1", "qwen3:8b")
    assert second_reader(NAMED | more) == SecondReader(
        "http://127.0.0.1:11434/v1", "qwen3:8b", "secret", 5.0
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("URL", "ftp://somewhere"), ("MODEL", ""), ("TIMEOUT", "soon"), ("KEY", "钥")],
)
def test_second_reader_that_cannot_be_asked_stops_the_start_with_a_sentence(
    name: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"第二阅读.*The second reader"):
        second_reader({**NAMED, f"LANTU_SECOND_READER_{name}": value})
