"""Where a second reader listens, and how long it is waited for.

Knows how an address must look; opens none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

TIMEOUT = 60.0
"""Seconds for one answer; a model on a machine without a graphics card needs them."""
PATIENCE = 10
"""So many answers' time is spent on a whole document at most."""
_ENDPOINT = "/chat/completions"


class UnusableAddressError(ValueError):
    """An address, model, key or time that cannot be used; says why, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        self.sentences = {"zh": zh, "en": en}
        super().__init__(en)

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in Chinese (`zh...`) or English."""
        return self.sentences["zh" if language.startswith("zh") else "en"]


@dataclass(frozen=True, slots=True)
class SecondReader:
    """`url` is the base such as http://127.0.0.1:11434/v1; raises UnusableAddressError."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT

    def __post_init__(self) -> None:
        parts = _parts(self.url)
        if parts is None or parts.username is not None or parts.fragment:
            raise UnusableAddressError(
                f"第二阅读的地址“{self.url}”不可用。请写成 http://127.0.0.1:11434/v1 这样的形式。",
                f"The second reader's address “{self.url}” cannot be used. "
                "Please write it like http://127.0.0.1:11434/v1.",
            )
        if not self.model.strip():
            raise UnusableAddressError(
                "第二阅读没有指定模型。请写明模型名称。",
                "The second reader has no model. Please name the model to ask.",
            )
        if not self.key.isascii() or any(not sign.isprintable() for sign in self.key):
            raise UnusableAddressError(
                "第二阅读的密钥含有不可用的字符。请重新复制密钥。",
                "The second reader's key has characters that no key has. Please copy it again.",
            )
        if not 0 < self.timeout <= 3_600:
            raise UnusableAddressError(
                "第二阅读的等待时间应为 1 至 3600 秒。",
                "The second reader is waited for between 1 and 3600 seconds.",
            )

    @property
    def parts(self) -> SplitResult:
        """The address in its parts."""
        return urlsplit(self.url)

    @property
    def path(self) -> str:
        """Where questions go, behind the host."""
        parts = self.parts
        base = parts.path.rstrip("/").removesuffix(_ENDPOINT) + _ENDPOINT
        return f"{base}?{parts.query}" if parts.query else base

    @property
    def patience(self) -> float:
        """Seconds for a whole document."""
        return self.timeout * PATIENCE


def seconds_in(words: str) -> float:
    """A time to wait as a person wrote it; the usual one where nothing was written."""
    try:
        return float(words) if words else TIMEOUT
    except ValueError:
        return 0.0  # which no reader takes, and says so


def _parts(url: str) -> SplitResult | None:
    """The parts of an address that has a host; None for what is no address."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    spelt = url.isascii() and url.isprintable() and " " not in url
    return parts if named and spelt else None
