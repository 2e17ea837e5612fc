"""A server at 127.0.0.1 that answers as a language model's does, or as badly as a test wants it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What comes back: the whole body at once, or byte by byte until the stub is closed."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    dripping: bool = False


@dataclass
class Asked:
    """A question as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def material(self) -> str:
        """What the model is shown of the document, with the marks around it."""
        return str(self.body["messages"][-1]["content"])


@dataclass
class Stub:
    """Where it listens, and what it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)


def rows(*found: dict[str, Any]) -> bytes:
    """A well-formed answer with these rows."""
    return content(json.dumps({"findings": found}, ensure_ascii=False))


def content(words: str) -> bytes:
    """A response whose message says these words."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


def row(quote: str, **fields: Any) -> dict[str, Any]:
    """A row as the contract asks for it."""
    empty = {"kind": "task", "owners": [], "person": "", "post": "", "due": "", "figures": []}
    return {**empty, "quote": quote, **fields}


@contextmanager
def stub(answer: Callable[[Asked], Reply]) -> Iterator[Stub]:
    """A running stub that answers each question so; what it still drips or keeps is cut at the end."""
    closed = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, dict(self.headers), body)
            listening.asked.append(asked)
            reply = answer(asked)
            if reply.silent:
                closed.wait(30)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not reply.dripping:
                self.wfile.write(reply.body)
            while reply.dripping and not closed.wait(0.05):
                self.wfile.write(b" ")

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A reader that has hung up is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        listening = Stub(f"http://127.0.0.1:{server.server_address[1]}/v1")
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield listening
        finally:
            closed.set()
            server.shutdown()
