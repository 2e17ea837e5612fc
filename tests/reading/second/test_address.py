"""Where a second reader listens: what is an address, and what never shows."""

import pytest

from lantu.reading.second import SecondReader, UnusableAddressError
from lantu.reading.second.address import seconds_in


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://127.0.0.1:11434/v1", "/v1/chat/completions"),
        ("http://127.0.0.1:8000/v1/", "/v1/chat/completions"),
        ("https://models.example/v1/chat/completions", "/v1/chat/completions"),
        ("http://[::1]:8080", "/chat/completions"),
        ("https://models.example/llm?version=2", "/llm/chat/completions?version=2"),
    ],
)
def test_questions_go_below_the_address(url: str, path: str) -> None:
    assert SecondReader(url, "m").path == path


BAD = {
    "no scheme": {"url": "127.0.0.1:11434/v1"},
    "another scheme": {"url": "file:///etc/passwd"},
    "no host": {"url": "http://"},
    "no port": {"url": "http://127.0.0.1:port/v1"},
    "too high a port": {"url": "http://127.0.0.1:99999/v1"},
    "a name and a password": {"url": "http://me:secret@127.0.0.1/v1"},
    "a line break": {"url": "http://127.0.0.1/v1\nHost: other"},
    "a blank": {"url": "http://127.0.0.1/v 1"},
    "no model": {"model": " "},
    "a key of two lines": {"key": "secret\r\nHost: other"},
    "no time": {"timeout": 0.0},
    "too much time": {"timeout": 4_000.0},
    "no number": {"timeout": float("nan")},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD)
def test_address_that_cannot_be_used_is_refused_with_a_sentence(changes: dict[str, str]) -> None:
    good = {"url": "http://127.0.0.1:11434/v1", "model": "m", "key": "secret", "timeout": 60.0}
    assert SecondReader(**good).timeout == 60.0
    with pytest.raises(UnusableAddressError) as caught:
        SecondReader(**{**good, **changes})
    assert caught.value.sentence("zh-hans").endswith("。")
    assert caught.value.sentence("en").endswith(".")


def test_key_is_not_shown_where_the_reader_is() -> None:
    assert "secret" not in repr(SecondReader("http://127.0.0.1/v1", "m", "secret"))


@pytest.mark.parametrize(
    ("words", "seconds"), [("", 60.0), ("5", 5.0), ("0.5", 0.5), ("soon", 0.0)]
)
def test_time_is_a_number_of_seconds(words: str, seconds: float) -> None:
    assert seconds_in(words) == seconds
