"""Damage to PDF files: to their objects, page contents and fonts, with the table of objects mended.

Knows objects and streams.  Mending matters: a file whose table is broken is refused before anything
in it is looked at.
"""

from __future__ import annotations

import re
import zlib
from random import Random

from tools.fuzz.words import piece, repeats

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\r?\n(.*)\nendstream$", re.DOTALL)
_NUMBER = re.compile(rb"(?<![A-Za-z#<\d])-?\d+(?:\.\d+)?(?![\d>])")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9-]*")
_STRING = re.compile(rb"<([0-9a-f]+)>")
_NUMBERS = (
    *(b"0", b"-1", b"1", b"2", b"5", b"90", b"180", b"270", b"45", b"1e9", b"0.0001", b"-0.5"),
    *(b"99999", b"2147483647", b"4294967296", b"99999999999999999999", b"nan", b"", b"2 0 R"),
)
_OPERATORS = (
    *(b"q\n" * 3_000, b"Q\n" * 50, b"0 0 0 0 0 0 cm\n", b"1 0 0 1 1e6 1e6 cm\n", b"3 Tr\n"),
    *(
        b"0 1 -1 0 300 300 cm\n",
        b"0.7 0.7 -0.7 0.7 0 0 cm\n",
        b"0 Tz\n",
        b"1e9 Tc\n",
        b"-5 TL T*\n",
    ),
    *(b"72 72 m 500 72 l S\n", b"72 72 400 300 re S\n", b"BT /H 0 Tf (x) Tj ET\n", b"/X Do\n"),
    *(b"0 0 m 1e9 1e9 l S\n", b"/Span<</ActualText<feff0000d800>>>BDC\n", b"EMC\n", b"BT BT ET\n"),
)
_KEYS = (b"/Length", b"/Kids", b"/Count", b"/Parent", b"/Contents", b"/Rotate", b"/MediaBox")


def mutate_objects(data: bytes, chance: Random) -> bytes:
    """The file with the dictionaries of a few objects changed."""
    objects = _objects(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        number = chance.choice(list(objects))
        objects[number] = _changed_object(objects[number], objects, chance)
    if chance.random() < 0.1:
        del objects[chance.choice(list(objects))]
    return assembled(objects)


def mutate_contents(data: bytes, chance: Random) -> bytes:
    """The file with what is inside a stream changed: a page's operators, or a font's characters."""
    objects = _objects(data)
    streams = [number for number, body in objects.items() if _STREAM.match(body)]
    number = chance.choice(streams)
    found = _STREAM.match(objects[number])
    assert found is not None  # noqa: S101 - it was chosen because it matches
    try:
        content = zlib.decompress(found[2])
    except zlib.error:
        return data
    for _ in range(chance.choice((1, 2, 4, 12))):
        content = _changed_content(content, chance)
    objects[number] = stream(content[:1_000_000])
    return assembled(objects)


def stream(content: bytes) -> bytes:
    """A stream object of the content, compressed."""
    folded = zlib.compress(content)
    head = f"<</Length {len(folded)}/Filter/FlateDecode>>\nstream\n".encode()
    return head + folded + b"\nendstream"


def assembled(objects: dict[int, bytes]) -> bytes:
    """A file of the objects, of which the first is the catalogue, with a table that is right."""
    written = bytearray(b"%PDF-1.4\n")
    table = bytearray(b"0000000000 65535 f \n")
    for number in range(1, max(objects, default=0) + 1):
        if number in objects:
            table += b"%010d 00000 n \n" % len(written)
            written += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
        else:
            table += b"0000000000 65535 f \n"
    size = len(table) // 20
    return b"%bxref\n0 %d\n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        *(bytes(written), size, bytes(table), size),
        len(written),
    )


def _objects(data: bytes) -> dict[int, bytes]:
    return {int(match[1]): match[2] for match in _OBJECT.finditer(data)}


def _changed_object(body: bytes, objects: dict[int, bytes], chance: Random) -> bytes:
    head, mark, rest = body.partition(b"stream\n")
    doing = chance.randrange(6)
    if doing == 0:
        head = _one_replaced(_NUMBER, head, chance.choice(_NUMBERS), chance)
    elif doing == 1:
        head = _one_replaced(_NAME, head, chance.choice(_KEYS), chance)
    elif doing == 2:
        other = b"%d 0 R" % chance.choice(list(objects))
        head = _one_replaced(re.compile(rb"\d+ 0 R"), head, other, chance)
    elif doing == 3:
        head = head.replace(b"<<", b"<<" * min(repeats(chance), 3_000), 1)
    elif doing == 4:
        many = min(repeats(chance), 3_000)
        kid = b"%d 0 R " % chance.choice(list(objects))
        head = re.sub(rb"\[[^\]]*\]", b"[" + kid * many + b"]", head, count=1)
    else:
        return objects[chance.choice(list(objects))]
    return head + mark + rest


def _changed_content(content: bytes, chance: Random) -> bytes:
    doing = chance.randrange(6)
    if doing == 0:
        return _one_replaced(_NUMBER, content, chance.choice(_NUMBERS), chance)
    if doing == 1:
        words = piece(chance)[:2_000].encode("utf-16-be", "surrogatepass").hex().encode()
        return _one_replaced(_STRING, content, b"<" + words + b">", chance)
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    if doing == 2:
        lines[place:place] = [chance.choice(_OPERATORS)]
    elif doing == 3:
        many = min(repeats(chance), 200_000 // (len(lines[place]) + 1) + 1)
        lines[place:place] = [lines[place]] * many
    elif doing == 4:
        del lines[place]
    else:
        chance.shuffle(lines)
    return b"\n".join(lines)


def _one_replaced(what: re.Pattern[bytes], text: bytes, new: bytes, chance: Random) -> bytes:
    found = list(what.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + new + text[match.end() :]
