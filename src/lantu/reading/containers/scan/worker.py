"""The process in which pages are recognised: a document and page numbers in, recognised pages out.

Knows the messages (eight bytes of length and the document, then a page number a line; a line of
JSON back for each) and its own bound on memory.  Ends when nobody asks any more.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
from typing import Any, BinaryIO

import pypdfium2
from PIL import Image

from lantu.reading.containers.detect import is_picture
from lantu.reading.containers.scan.images import frame, points_per_pixel
from lantu.reading.containers.scan.recogniser import Recogniser

_ADDRESSES = 6 * 1024**3
"""Bytes of address space; what is really used is a fifth of it."""
_NICE = 10
"""Whoever asks for a page of the office meanwhile goes first."""
_POINTS_PER_INCH = 72
_SHARPNESS = 170 / _POINTS_PER_INCH
"""Pixels a point; more dots an inch cost time and find no more, fewer lose small characters."""
_LONGEST = 4_000
"""Pixels; a newspaper page in full."""


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the end of `asked`."""
    data = asked.read(int.from_bytes(asked.read(8), "big"))
    recogniser = Recogniser()
    for line in asked:
        told = json.dumps(_page(recogniser, data, int(line)), ensure_ascii=False)
        answers.write(told.encode("utf-8", "replace") + b"\n")
        answers.flush()


def _page(recogniser: Recogniser, data: bytes, page: int) -> Any:
    try:
        image, scale = picture_of(data, page)
        return recogniser.sheet(image, scale)
    except Exception as error:
        # Whatever is wrong with one picture, the reader is told so instead of waiting.
        return {"problem": type(error).__name__}


def picture_of(data: bytes, page: int) -> tuple[Image.Image, float]:
    """The page as a picture, and how many points a pixel of it is."""
    if is_picture(data):
        image = frame(data, page)
        return image, points_per_pixel(image)
    with pypdfium2.PdfDocument(data) as document:
        drawn = document[page - 1]
        scale = min(_SHARPNESS, _LONGEST / max(*drawn.get_size(), 1))
        return drawn.render(scale=scale).to_pil().convert("RGB"), 1 / scale


def main() -> None:
    """Serve over standard input and output, from which whatever a library prints is kept out."""
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    os.nice(_NICE)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
