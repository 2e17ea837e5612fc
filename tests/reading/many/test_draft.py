"""The draft: what is whole in it counts, what is not is read again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantu.reading.many.draft import Draft, DraftInUseError
from lantu.reading.many.outcomes import Job, outcome_of
from tests.reading.many.readers import made_folder

JOB = Job(language="zh")


def filled(target, sources, job=JOB, only=None):
    """A draft that holds the outcomes of the documents; gives their numbers."""
    numbers = list(range(len(sources))) if only is None else only
    with Draft(target, sources, job) as draft:
        for number in numbers:
            draft.add(number, outcome_of(sources[number], job))
    return numbers


def left(target, sources, job=JOB):
    with Draft(target, sources, job) as draft:
        return [number for number, _ in draft.missing()]


def test_lines_come_in_the_order_of_the_documents(tmp_path):
    sources = made_folder(tmp_path / "in")
    with Draft(tmp_path / "out.jsonl", sources, JOB) as draft:
        for number in reversed(range(12)):
            draft.add(number, outcome_of(sources[number], JOB))
        assert list(draft.lines()) == [outcome_of(source, JOB).line for source in sources]
        assert draft.sentences == [outcome_of(sources[11], JOB).sentence]


def test_documents_of_a_run_before_are_not_missing(tmp_path):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    assert left(target, sources) == list(range(12))
    filled(target, sources, only=[0, 4, 11])
    assert left(target, sources) == [1, 2, 3, *range(5, 11)]
    with Draft(target, sources, JOB) as draft:
        assert draft.done == 3
        assert draft.sentences == [outcome_of(sources[11], JOB).sentence]
        assert list(draft.lines()) == [outcome_of(sources[n], JOB).line for n in (0, 4, 11)]


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_line_that_was_cut_off_is_read_again(tmp_path, cut):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    filled(target, sources, only=[0, 1])
    part = Path(f"{target}.part")
    os.truncate(part, part.stat().st_size - cut)
    assert left(target, sources) == list(range(1, 12))
    filled(target, sources, only=range(1, 12))
    with Draft(target, sources, JOB) as draft:
        assert list(draft.lines()) == [outcome_of(source, JOB).line for source in sources]


def test_line_that_a_power_failure_garbled_is_read_again(tmp_path):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    filled(target, sources, only=[0, 1])
    part = Path(f"{target}.part")
    written = part.read_bytes()
    part.write_bytes(written[:-50] + bytes(49) + b"\n")
    assert left(target, sources) == list(range(1, 12))


def test_document_that_has_changed_is_read_again_and_its_last_outcome_counts(tmp_path):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    filled(target, sources)
    Path(sources[3].argument).write_text("新修道路3公里。\n", encoding="utf-8")
    assert left(target, sources) == [3]
    filled(target, sources, only=[3])
    with Draft(target, sources, JOB) as draft:
        assert draft.done == 12
        assert list(draft.lines()) == [outcome_of(source, JOB).line for source in sources]


def test_document_that_was_not_to_be_had_is_tried_again(tmp_path):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    gone = Path(sources[3].argument).rename(tmp_path / "elsewhere")
    filled(target, sources)
    assert left(target, sources) == [3]
    gone.rename(sources[3].argument)
    assert left(target, sources) == [3]


@pytest.mark.parametrize("other", [Job(year=2031, language="zh"), Job(language="en")])
def test_run_of_another_kind_begins_afresh(tmp_path, other):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    filled(target, sources)
    assert left(target, sources) == []
    assert left(target, sources, other) == list(range(12))


def test_second_run_on_the_same_file_is_refused(tmp_path):
    sources = made_folder(tmp_path / "in")
    target = tmp_path / "out.jsonl"
    with Draft(target, sources, JOB), pytest.raises(DraftInUseError):
        Draft(target, sources, JOB)
    assert left(target, sources) == list(range(12))
