"""Workers: what they read is what one process reads, and one document's death is its own."""

from __future__ import annotations

import pytest

from lantu.reading.many.outcomes import Job, given_up, in_this_process, outcome_of
from lantu.reading.many.processes import NoWorkersError, in_processes
from tests.reading.many.readers import (
    ALWAYS,
    ONCE,
    TASK,
    DiesBeforeItReads,
    attempts_at,
    made_folder,
    read_or_die,
)

JOB = Job(year=2025, language="zh")


def test_workers_read_what_one_process_reads(tmp_path):
    sources = made_folder(tmp_path)
    alone = dict(in_this_process(enumerate(sources), JOB))
    assert len(alone) == 12
    assert [outcome.findings for outcome in alone.values()] == [1] * 11 + [None]
    assert dict(in_processes(enumerate(sources), JOB, workers=2)) == alone


def test_document_that_kills_its_workers_is_given_up_and_costs_no_other(tmp_path):
    sources = made_folder(tmp_path, **{"05": ALWAYS})
    outcomes = dict(in_processes(enumerate(sources), JOB, workers=2, read=read_or_die))
    expected = {number: outcome_of(source, JOB) for number, source in enumerate(sources)}
    assert outcomes == expected | {5: given_up(sources[5], JOB)}
    assert [attempts_at(source) for source in sources] == [1] * 5 + [2] + [1] * 6
    assert outcomes[5].sentence == (
        f"读取“{sources[5].shown}”的进程两次中断（多半是内存不足），这份文件没有读取。"
        "请拆分后再读，或在内存更大的机器上单独读取。"
    )


def test_document_that_killed_its_worker_once_is_read_when_retried(tmp_path):
    sources = made_folder(tmp_path, **{"05": ONCE + "\n" + TASK.format(number=9)})
    outcomes = dict(in_processes(enumerate(sources), JOB, workers=1, read=read_or_die))
    assert outcomes == {number: outcome_of(source, JOB) for number, source in enumerate(sources)}
    assert outcomes[5].findings == 1
    assert attempts_at(sources[5]) == 2


def test_last_document_may_kill_its_workers_too(tmp_path):
    sources = made_folder(tmp_path, **{"99": ALWAYS})[-1:]
    outcomes = list(in_processes(enumerate(sources), JOB, workers=1, read=read_or_die))
    assert outcomes == [(0, given_up(sources[0], JOB))]


def test_workers_that_die_before_they_read_end_the_run_and_refuse_nothing(tmp_path):
    work = enumerate(made_folder(tmp_path))
    with pytest.raises(NoWorkersError):
        list(in_processes(work, JOB, workers=1, read=DiesBeforeItReads()))


def test_nothing_to_read_starts_no_worker():
    assert list(in_processes(iter(()), JOB, workers=0)) == []
