"""The second reader of `lantu read`, where one was asked for.

Knows the arguments and the environment that name it.  The reader itself, with all that speaks HTTP,
is loaded only then: most runs go without it, and none uses a network unless told to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lantu.reading.model import Reading
from lantu.reading.notices import sentence

KEY = "LANTU_SECOND_READER_KEY"  # a key among the arguments would stand in the list of processes
TIMEOUT = "LANTU_SECOND_READER_TIMEOUT"


def second_of(
    url: str | None, model: str | None, environment: Mapping[str, str]
) -> Callable[[Reading], Reading]:
    """What is done with every reading; raises ValueError where the reader cannot be asked."""
    if url is None:
        return lambda reading: reading
    from lantu.reading.second import SecondReader, read_again  # noqa: PLC0415
    from lantu.reading.second.address import seconds_in  # noqa: PLC0415

    seconds = seconds_in(environment.get(TIMEOUT, ""))
    reader = SecondReader(url, model or "", environment.get(KEY, ""), seconds)
    return lambda reading: read_again(reading, reader)


def problem_words(problem: ValueError, language: str) -> str:
    """Why the reader cannot be asked."""
    from lantu.reading.second import UnusableAddressError  # noqa: PLC0415

    return problem.sentence(language) if isinstance(problem, UnusableAddressError) else str(problem)


def notices_of(reading: Reading, language: str) -> list[str]:
    """What there is to say of the document as a whole."""
    second = reading.second
    said = [sentence(one.code, language, one.pages) for one in reading.document.notices]
    return said + [sentence(code, language) for code in (second.notices if second else ())]
