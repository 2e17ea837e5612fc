"""Ways of reading that really kill the process that reads, and the made documents of these tests.

A document says by its words what becomes of its reader: nothing here is imitated.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

from lantu.reading.command_inputs import Source, sources_of
from lantu.reading.many.outcomes import Job, Outcome, outcome_of

ALWAYS = "要命"
ONCE = "要命一次"
TASK = "（一）新建学校{number}所，2025年底前完成。（区教育局牵头）\n"


def read_or_die(source: Source, job: Job) -> Outcome:
    """Read the document, or die of it by a real signal; each attempt leaves a mark beside it."""
    path = Path(source.argument)
    text = path.read_text(encoding="utf-8")
    attempts = path.with_suffix(".attempts")
    with attempts.open("a", encoding="ascii") as marks:
        marks.write("x")
    first = len(attempts.read_text(encoding="ascii")) == 1
    if ONCE in text and first:
        os.kill(os.getpid(), signal.SIGKILL)
    if ALWAYS in text and ONCE not in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return outcome_of(source, job)


def read_and_sign(source: Source, job: Job) -> Outcome:
    """Read the document and sign with the number of the process that did."""
    with (Path(source.folder) / "signatures").open("a", encoding="ascii") as signatures:
        signatures.write(f"{os.getpid()}\n")
    return outcome_of(source, job)


class DiesBeforeItReads:
    """Cannot arrive in a worker: unpacking it there ends the process."""

    def __call__(self, source: Source, job: Job) -> Outcome:
        return outcome_of(source, job)

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def attempts_at(source: Source) -> int:
    """How often `read_or_die` has begun to read the document."""
    return len(Path(source.argument).with_suffix(".attempts").read_text(encoding="ascii"))


def made_folder(folder: Path, **texts: str) -> list[Source]:
    """A folder of twelve small documents, one of them empty, and those given by name."""
    folder.mkdir(exist_ok=True)
    for number in range(11):
        text = "一、教育\n" + TASK.format(number=number + 1)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "11.txt").write_bytes(b"")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return sources_of([str(folder)])
