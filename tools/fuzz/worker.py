"""One process that judges case after case, within a bound on time and on memory.

Knows the bounds.  Speaks with the campaign by lines: a case comes in as JSON by standard input,
what became of it goes out by standard output.  It is a process of its own because the reader's
libraries are native code: what must not happen there would take the campaign with it.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Never

from tools.fuzz.cases import Case
from tools.fuzz.judge import judge

SECONDS = 10
"""Time of the processor that one case may take, its outputs included."""
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space for the whole process, the interpreter and the libraries included.

A converter of an old format has a process of its own with a bound of its own.
"""


class OutOfTime(BaseException):
    """The case took longer than the bound."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a case: `fault` is empty where the reader kept all promises."""

    answer: str
    """`read`, or the code of the refusal."""
    seconds: float
    fault: str = ""
    """What broke and where, the same for faults that are most likely the same."""
    trace: str = ""

    @property
    def is_last(self) -> bool:
        """Whether the process ends with it: who knows what state it was stopped in."""
        return self.fault.startswith(("OutOfTime", "MemoryError", "died"))


def verdict(data: bytes, name: str) -> Verdict:
    """Judges one document, and puts a broken promise into words."""
    before = time.process_time()
    answer = fault = trace = ""
    try:
        answer = judge(data, name)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        fault = f"{_what(error)} in {_where(error)}"
        trace = "".join(traceback.format_exception(error))
    return Verdict(answer, round(time.process_time() - before, 3), fault, trace)


def _what(error: BaseException) -> str:
    """The kind of the fault; of a broken promise also which one."""
    if isinstance(error, AssertionError):
        return str(error).partition(":")[0]
    return type(error).__name__


def _where(error: BaseException) -> str:
    """The innermost function of the reader in the traceback, else of whoever was called."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "lantu/reading" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name} {ours[-1].name}"


def _stop(_signal: int, _frame: FrameType | None) -> Never:
    raise OutOfTime


def serve() -> None:
    """Judge what comes in until nothing does."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, _stop)
    for line in sys.stdin:
        case = Case(**json.loads(line))
        data = case.document()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.setitimer(signal.ITIMER_VIRTUAL, 2 * SECONDS)  # ends native code that never returns
        found = verdict(data, case.name)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        sys.stdout.write(json.dumps(asdict(found)) + "\n")
        sys.stdout.flush()
        if found.is_last:
            return


if __name__ == "__main__":
    serve()
