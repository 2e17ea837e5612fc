"""Damage to archives such as Word and Excel files: to their parts, and to what is around them.

Knows zip and that most parts are XML; nothing of what the parts mean.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from random import Random

from tools.fuzz.octets import mutate_bytes
from tools.fuzz.words import mutate_text
from tools.fuzz.xmltrees import mutate_xml

_DATE = (2026, 1, 1, 0, 0, 0)
_ENTITIES = b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;'>]>"
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of the parts, the same bytes at each call."""
    return _zipped(list(parts.items()), zipfile.ZIP_DEFLATED)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive that is whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mutate_part(data: bytes, chance: Random) -> bytes:
    """The archive with the tree of one part changed, or of a few."""
    parts = unpacked(data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = _some_part(parts, chance)
        parts[name] = mutate_xml(parts[name], chance)
    return packed(parts)


def mutate_raw_part(data: bytes, chance: Random) -> bytes:
    """The archive with the bytes or characters of one part damaged, entities and all."""
    parts = unpacked(data)
    name = _some_part(parts, chance)
    doing = chance.randrange(5)
    if doing == 0:
        parts[name] = mutate_bytes(parts[name], chance)
    elif doing == 1:
        text = mutate_text(parts[name].decode("utf-8", "replace"), chance)
        parts[name] = text.encode("utf-8", "surrogatepass")
    elif doing == 2:
        parts[name] = _with_entities(parts[name], chance)
    elif doing == 3:
        encoding = chance.choice(("utf-16", "gb18030", "latin-1"))
        parts[name] = parts[name].decode("utf-8", "replace").encode(encoding, "replace")
    else:
        parts[name] = parts[name][: chance.randint(0, len(parts[name]))]
    return packed(parts)


def mutate_archive(data: bytes, chance: Random) -> bytes:
    """The archive with parts lost, doubled, swapped or renamed, or with its bytes damaged."""
    parts = list(unpacked(data).items())
    doing = chance.randrange(6)
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    if doing == 0:
        del parts[one]
    elif doing == 1:
        parts.append((parts[one][0], parts[other][1]))
    elif doing == 2:
        name, content = parts[one]
        turned = (name.upper(), name.replace("/", "\\"), f"/{name}", f"../{name}", f"{name}/", "")
        parts[one] = (chance.choice(turned), content)
    elif doing == 3:
        parts[one] = (parts[one][0], b"")
    elif doing == 4:
        method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
        return _zipped(parts, method)
    whole = _zipped(parts, zipfile.ZIP_STORED if doing == 5 else zipfile.ZIP_DEFLATED)
    return mutate_bytes(whole, chance) if doing == 5 else whole


def _some_part(parts: dict[str, bytes], chance: Random) -> str:
    """Any part, but the larger ones more often: what is read stands in them."""
    names = sorted(parts)
    return chance.choices(names, [len(parts[name]) ** 0.5 for name in names])[0]


def _with_entities(part: bytes, chance: Random) -> bytes:
    """A document type with entities, and one of them in the place of a text."""
    head = _DECLARATION.match(part)
    at = head.end() if head else 0
    body = part[at:].replace(b"</", chance.choice((b"&c;</", b"&#xD800;</", b"&#0;</", b"</")), 3)
    return part[:at] + chance.choice((_ENTITIES, b"<!DOCTYPE r>", b"")) + body


def _zipped(parts: list[tuple[str, bytes]], method: int) -> bytes:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as archive:
        warnings.simplefilter("ignore")  # a doubled name is what is wanted
        for name, content in parts:
            entry = zipfile.ZipInfo(name or "x", _DATE)
            entry.compress_type = method
            archive.writestr(entry, content)
    return target.getvalue()
