"""`lantu read`: documents in, findings out; for people, scripts and the gold set alike.

Knows arguments, exit codes and messages.  A document that cannot be read is told in one sentence,
never as a traceback, and the others go on.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from lantu.reading import read_bytes
from lantu.reading.command_inputs import Source, sources_of
from lantu.reading.command_many import findings_form, misfit, read_many
from lantu.reading.command_outputs import Output, UnknownEndingError, output_for
from lantu.reading.command_screen import say, say_pages
from lantu.reading.command_second import notices_of, problem_words, second_of
from lantu.reading.command_words import WORDS, system_language
from lantu.reading.errors import ReadingError
from lantu.reading.model import Reading

OK = 0
UNREADABLE = 2
INTERRUPTED = 130
_FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet")
_YEARS = range(1949, 2201)


def main(argv: list[str] | None = None) -> int:
    """Run the command; 0 if every document was read, 2 if one could not be."""
    arguments = _arguments(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except BrokenPipeError:
        _silence()
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    words = WORDS[_early_language(argv)]
    parser = argparse.ArgumentParser(
        prog="lantu read", description=words["description"], epilog=words["epilog"]
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=words["files"])
    parser.add_argument("--format", choices=_FORMATS, help=words["format"])
    parser.add_argument("-o", "--output", metavar="OUT", help=words["output"])
    parser.add_argument("--workers", type=int, metavar="N", help=words["workers"])
    parser.add_argument("--cluster", metavar="ADDRESS", help=words["cluster"])
    parser.add_argument("--year", type=int, metavar="YYYY", help=words["year"])
    parser.add_argument("--second", metavar="URL", help=words["second"])
    parser.add_argument("--second-model", metavar="NAME", help=words["second_model"])
    parser.add_argument("--lang", choices=("zh", "en"), help=words["lang"])
    arguments = parser.parse_args(argv)
    if arguments.year is not None and arguments.year not in _YEARS:
        parser.error(words["year_range"])
    problem = misfit(arguments)
    if problem is not None:
        parser.error(words[problem])
    arguments.lang = arguments.lang or system_language(os.environ)
    return arguments


def _early_language(argv: Sequence[str]) -> str:
    """The language of --help itself, before the arguments are parsed."""
    asked = [after for before, after in pairwise(argv) if before == "--lang"]
    asked += [word.partition("=")[2] for word in argv if word.startswith("--lang=")]
    return asked[-1] if asked and asked[-1] in WORDS else system_language(os.environ)


def _run(arguments: argparse.Namespace) -> int:
    form = findings_form(arguments)
    if form is not None:
        return read_many(arguments, form)
    language: str = arguments.lang
    try:
        again = second_of(arguments.second, arguments.second_model, os.environ)
    except ValueError as problem:
        say(problem_words(problem, language))
        return UNREADABLE
    sources = sources_of(arguments.files)
    several = len(sources) > 1 or any(Path(name).is_dir() for name in arguments.files)
    try:
        output = output_for(sources, arguments.output, arguments.format, language, several=several)
    except UnknownEndingError as problem:
        say(WORDS[language]["ending"].format(ending=problem))
        return UNREADABLE
    if output.form == "xlsx" and output.target is None and sys.stdout.isatty():
        say(WORDS[language]["binary"])
        return UNREADABLE
    try:
        code = _read_all(sources, output, arguments.year, again)
        output.finish()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        say(WORDS[language]["unwritable"].format(path=arguments.output, reason=reason))
        return UNREADABLE
    return code


def _read_all(
    sources: list[Source],
    output: Output,
    year: int | None,
    again: Callable[[Reading], Reading],
) -> int:
    code = OK
    for number, source in enumerate(sources, 1):
        reading = _read(source, year, again, output.language)
        if reading is None:
            code = UNREADABLE
        else:
            output.accept(source, reading)
            if not reading.findings and output.form != "table":
                say(WORDS[output.language]["nothing"].format(name=source.shown))
        if len(sources) > 1 and sys.stderr.isatty():
            _progress(number, len(sources), source, reading, output.language)
    return code


def _read(
    source: Source, year: int | None, again: Callable[[Reading], Reading], language: str
) -> Reading | None:
    """The reading, or None after having said what is wrong."""
    try:
        told = say_pages(language)
        reading = again(read_bytes(source.data(), source.name, year=year, progress=told))
    except ReadingError as problem:
        problem.name = source.shown
        say(problem.sentence(language))
    except Exception as error:
        # A fault of ours in one document must not cost the others their reading.
        kind = type(error).__name__
        say(WORDS[language]["broken"].format(name=source.shown, kind=kind))
    else:
        for notice in notices_of(reading, language):
            say(f"{source.shown}: {notice}")
        return reading
    return None


def _progress(
    number: int, total: int, source: Source, reading: Reading | None, language: str
) -> None:
    words = WORDS[language]
    result = words["failed"]
    if reading is not None:
        result = words["counted"].format(count=len(reading.findings))
    say(f"[{number:>{len(str(total))}}/{total}] {source.shown} … {result}")


def _silence() -> None:
    """Point standard output nowhere, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
