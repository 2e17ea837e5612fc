"""`lantu read FOLDER -o FINDINGS.jsonl`: many documents into one findings file, in many processes.

Knows the arguments that belong together, what is said, and exit codes; `many` does the work.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from lantu.reading.command_inputs import Source, sources_of
from lantu.reading.command_screen import Progress, say
from lantu.reading.command_words import WORDS
from lantu.reading.many.cluster import NoClusterError, cluster_is_here, on_cluster
from lantu.reading.many.draft import Draft, DraftInUseError
from lantu.reading.many.findings_file import ENDINGS, write_findings
from lantu.reading.many.outcomes import Job, Outcome, in_this_process
from lantu.reading.many.parquet import parquet_is_here
from lantu.reading.many.processes import NoWorkersError, in_processes

OK = 0
UNREADABLE = 2


def findings_form(arguments: argparse.Namespace) -> str | None:
    """`jsonl` or `parquet` where the arguments ask for one findings file of that form."""
    ending = Path(arguments.output or "").suffix.lower()
    form: str | None = arguments.format or ENDINGS.get(ending)
    return form if form in ENDINGS.values() else None


def misfit(arguments: argparse.Namespace) -> str | None:
    """The key of the sentence that says why these arguments do not go together, if they do not."""
    form, target = findings_form(arguments), arguments.output
    shared = arguments.workers is not None or arguments.cluster is not None
    rules = {
        "workers_range": arguments.workers is not None and arguments.workers < 1,
        "either": arguments.workers is not None and arguments.cluster is not None,
        "one_file": shared and (form is None or target is None),
        "parquet_target": form == "parquet" and target is None,
        "file_not_folder": form is not None and target is not None and _is_folder(target),
        "no_stdin": form is not None and target is not None and "-" in arguments.files,
        "second_alone": form is not None and arguments.second is not None,
        "no_pyarrow": form == "parquet" and not parquet_is_here(),
        "no_ray": arguments.cluster is not None and not cluster_is_here(),
    }
    return next((sentence for sentence, broken in rules.items() if broken), None)


def read_many(arguments: argparse.Namespace, form: str) -> int:
    """Read them all; 0 if every document was read, 2 if one could not be."""
    sources = sources_of(arguments.files)
    job = Job(arguments.year, arguments.lang)
    if arguments.output is None:
        return _to_screen(sources, job)
    words, target = WORDS[job.language], Path(arguments.output)
    try:
        with Draft(target, sources, job) as draft:
            _fill(draft, arguments)
            write_findings(target, form, draft.lines())
            draft.discard()
            refused = len(draft.sentences)
    except DraftInUseError:
        say(words["in_use"].format(path=target))
    except NoWorkersError:
        say(words["no_workers"])
    except NoClusterError as problem:
        say(words["no_cluster"].format(address=arguments.cluster, reason=problem))
    except OSError as error:
        say(words["unwritable"].format(path=target, reason=error.strerror or str(error)))
    except KeyboardInterrupt:
        say(words["go_on"])
        raise
    else:
        say(words["written"].format(path=target, total=len(sources), refused=refused))
        return UNREADABLE if refused else OK
    return UNREADABLE


def _to_screen(sources: list[Source], job: Job) -> int:
    """The lines on standard output, each as soon as its document is read."""
    code = OK
    for _, outcome in in_this_process(enumerate(sources), job):
        sys.stdout.buffer.write(outcome.line + b"\n")
        sys.stdout.buffer.flush()
        if outcome.sentence:
            say(outcome.sentence)
            code = UNREADABLE
    return code


def _fill(draft: Draft, arguments: argparse.Namespace) -> None:
    """Read what the draft lacks into it."""
    words, total = WORDS[draft.job.language], len(draft.sources)
    if draft.done:
        say(words["resumed"].format(done=draft.done, left=total - draft.done))
    for sentence in draft.sentences:
        say(sentence)
    if draft.done == total:
        return
    progress = Progress(total, draft.done, draft.job.language)
    with closing(_outcomes(draft, arguments)) as outcomes:
        for number, outcome in outcomes:
            draft.add(number, outcome)
            if outcome.sentence:
                progress.say(outcome.sentence)
            progress.one_more()
    progress.end()


def _outcomes(draft: Draft, arguments: argparse.Namespace) -> Generator[tuple[int, Outcome]]:
    missing, left = draft.missing(), len(draft.sources) - draft.done
    if arguments.cluster is not None:
        return on_cluster(missing, draft.job, arguments.cluster)
    return in_processes(missing, draft.job, min(arguments.workers or _cores(), left))


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or Path(target).is_dir()
