"""One question to an OpenAI-compatible address, and its answer as bytes.

Knows HTTP and bounds: a time for the whole exchange, however slowly the other side drips, and a
size.  Follows no redirect and uses no proxy: a document goes nowhere but where it was meant to.
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
from contextlib import suppress

from lantu.reading.second.address import SecondReader

LARGEST = 1024 * 1024
"""Bytes of an answer."""
_TOKENS = 4_096
_OK = 200
_MAY_PASS = frozenset((408, 409, 425, 429, 500, 502, 503, 504))
"""States of a server that may be better the next time."""


class UnansweredError(Exception):
    """Nothing usable came back; `passing` where it may the next time."""

    def __init__(self, reason: str, *, passing: bool = True) -> None:
        self.passing = passing
        super().__init__(reason)


def ask(reader: SecondReader, messages: list[dict[str, str]], seconds: float) -> bytes:
    """The body of the answer; raises UnansweredError."""
    body = json.dumps(
        {
            "model": reader.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": _TOKENS,
            "stream": False,
            "response_format": {"type": "json_object"},
        }
    ).encode()
    connection = _connection(reader, seconds)
    over = threading.Event()
    watch: threading.Timer | None = None
    try:
        connection.connect()
        watch = threading.Timer(seconds, _cut, [connection.sock, over])
        watch.daemon = True
        watch.start()
        connection.request("POST", reader.path, body, _headers(reader))
        response = connection.getresponse()
        status, data = response.status, response.read(LARGEST + 1)
    except (OSError, http.client.HTTPException) as error:
        raise UnansweredError("time is over" if over.is_set() else _named(error)) from error
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()
    if over.is_set():
        raise UnansweredError("time is over")
    if status != _OK:
        raise UnansweredError(f"status {status}", passing=status in _MAY_PASS)
    if response.length or len(data) > LARGEST:
        raise UnansweredError("the answer is cut off or too long")
    return data


def _connection(reader: SecondReader, seconds: float) -> http.client.HTTPConnection:
    parts = reader.parts
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=seconds)


def _headers(reader: SecondReader) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if reader.key:
        headers["Authorization"] = f"Bearer {reader.key}"
    return headers


def _cut(line: socket.socket, over: threading.Event) -> None:
    """End the exchange: a wait within it returns at once."""
    over.set()
    with suppress(OSError):
        # An SSL socket's own shutdown would take its state away from under the waiting thread.
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _named(error: Exception) -> str:
    """The kind of a failure; its words might hold an address or a key."""
    return type(error).__name__
