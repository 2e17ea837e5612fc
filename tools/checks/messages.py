"""The screens' words: every message of the code has its Chinese, and nothing else is kept.

Knows where messages come from (Python and Django's templates in `src/lantu`) and the catalogue they
end in. `update` brings the catalogue in step and keeps what is translated; `compile` makes what
Django reads; without either it checks.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.checks import tree

LOCALE = "zh_Hans"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
CHURN = b"Project-Id Report-Msgid POT-Creation PO-Revision Last-Translator Language-Team Generated"
"""Header lines that change without anything having changed; the catalogue does without them."""

Key = tuple[str, str | None]
"""A message's English (the singular) and its context."""


def catalogue_file(root: Path) -> Path:
    """Where the Chinese of the product is kept."""
    return root / "src" / "lantu" / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def used(root: Path) -> Catalog:
    """Every message that the code and the templates ask for."""
    catalogue = Catalog(locale=LOCALE)
    for place, source in sources(root):
        found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
        for line, text, comments, context in found:
            catalogue.add(text, locations=[(place, line)], auto_comments=comments, context=context)
    return catalogue


def sources(root: Path) -> Iterator[tuple[str, str]]:
    """All code that may hold messages, as Python: Django turns templates into calls of gettext."""
    # Only looking for messages needs Django; compiling, on an office's machine, is quick without.
    from django.utils.translation.template import templatize  # noqa: PLC0415

    product = root / "src" / "lantu"
    for path, text in tree.texts(tree.python(root, "src")):
        if product in path.parents:
            yield str(path.relative_to(root)), text
    for path, text in tree.texts(tree.templates(root)):
        code = templatize(text, origin=str(path))
        # The template's own indentation means nothing, and Python's tokenizer would mind it.
        yield str(path.relative_to(root)), "\n".join(line.strip() for line in code.split("\n"))


def key_of(message: Message) -> Key:
    """What tells the message from all others."""
    return message.id if isinstance(message.id, str) else message.id[0], message.context


def by_key(catalogue: Iterable[Message]) -> dict[Key, Message]:
    """The messages of a catalogue without its header."""
    return {key_of(message): message for message in catalogue if message.id}


def strings(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or [""])


def read_catalogue(root: Path) -> Catalog:
    """The translations as they are; none where there is no file yet."""
    file = catalogue_file(root)
    if not file.is_file():
        return Catalog(locale=LOCALE)
    with file.open("rb") as content:
        return read_po(content, locale=LOCALE)


def out_of_step(root: Path) -> list[str]:
    """Messages without Chinese, Chinese without a message, and Chinese that would not format."""
    wanted, kept = by_key(used(root)), by_key(read_catalogue(root))
    faults = [
        f"{named(wanted[key])} is used and not in the catalogue" for key in wanted.keys() - kept
    ]
    faults += [
        f"{named(kept[key])} is in the catalogue and not used" for key in kept.keys() - wanted
    ]
    for key in wanted.keys() & kept.keys():
        message = kept[key]
        if message.fuzzy or not all(strings(message)):
            faults.append(f"{named(wanted[key])} is not translated")
        message.flags |= wanted[key].flags  # says that the message is a format
        faults += [f"{named(wanted[key])}: {error}" for error in message.check()]
    return sorted(faults)


def named(message: Message) -> str:
    """The message and the first place where it is used."""
    english, context = key_of(message)
    place = "{}:{}: ".format(*message.locations[0]) if message.locations else ""
    return f"{place}{english!r}" + (f" ({context})" if context else "")


def update(root: Path) -> None:
    """Write the catalogue anew: what is used, with the Chinese that is there, in a fixed order."""
    kept = by_key(read_catalogue(root))
    catalogue = Catalog(locale=LOCALE, fuzzy=False)
    for key, message in by_key(used(root)).items():
        old = kept.get(key)
        plural = not isinstance(message.id, str)
        string = old.string if old and plural != isinstance(old.string, str) else None
        flags = message.flags | ({"fuzzy"} & old.flags if old else set())
        comments = old.user_comments if old else ()
        catalogue.add(message.id, string, (), flags, (), comments, context=message.context)
    content = BytesIO()
    write_po(content, catalogue, width=0, no_location=True, sort_output=True)
    lines = content.getvalue().splitlines(keepends=True)
    churn = tuple(b'"' + name for name in CHURN.split())
    begin = next(number for number, line in enumerate(lines) if not line.startswith(b"#"))
    steady = [line for line in lines[begin:] if not line.startswith(churn)]
    replace(catalogue_file(root), opening(catalogue_file(root)) + b"".join(steady).rstrip() + b"\n")


def opening(file: Path) -> bytes:
    """The comment that the catalogue opens with, as somebody wrote it."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.is_file() else []
    return "".join(itertools.takewhile(lambda line: line.startswith("#"), lines)).encode()


def compile_catalogues(root: Path) -> None:
    """Compile every language for Django, complete or not at all."""
    for file in root.glob("src/lantu/locale/*/LC_MESSAGES/*.po"):
        content = BytesIO()
        with file.open("rb") as text:
            write_mo(content, read_po(text, locale=file.parent.parent.name))
        replace(file.with_suffix(".mo"), content.getvalue())


def replace(file: Path, content: bytes) -> None:
    """Put the content in the file's place in one step: another process may be reading it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f"{file.suffix}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(file)


def main(arguments: list[str]) -> None:
    """Update, compile, or check."""
    if arguments == ["update"]:
        update(tree.ROOT)
    if arguments in (["update"], ["compile"]):
        compile_catalogues(tree.ROOT)
    else:
        tree.report(out_of_step)


if __name__ == "__main__":
    main(sys.argv[1:])
