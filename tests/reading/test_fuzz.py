"""A short run of `./lantu fuzz`, always the same; and that its judge sees what is wrong."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from lantu.reading import Due, Figure, Finding, Owner, Reading, Role, read_bytes
from lantu.reading.model import Block, Origin
from tools.fuzz.campaign import Campaign
from tools.fuzz.cases import Case, cases
from tools.fuzz.formats import FORMATS
from tools.fuzz.judge import judge, judge_reading
from tools.fuzz.words import TEXT
from tools.fuzz.worker import verdict

CASES = 120


def test_formats_come_up_in_turn_and_slow_ones_in_some_of_the_turns() -> None:
    run = cases(1, ["txt", "doc"], 43)

    assert len(set(run)) == 43
    assert [(case.number, place) for place, case in enumerate(run) if case.format == "doc"] == [
        (0, 1),
        (1, 22),
    ]


def test_short_run_breaks_no_promise(tmp_path: Path) -> None:
    outcome = Campaign(cases(20, list(FORMATS), CASES), 2, tmp_path).run()

    assert outcome.faults == Counter()
    assert outcome.count == CASES
    assert {form for form, answer in outcome.answers if answer == "read"} == FORMATS.keys()


@pytest.mark.parametrize("form", FORMATS)
def test_seeds_are_sound_and_found_in(form: str) -> None:
    for seed in FORMATS[form].seeds():
        assert judge(seed, f"a.{form}") == "read"
    assert any(read_bytes(seed, f"a.{form}").findings for seed in FORMATS[form].seeds())


@pytest.mark.parametrize("form", FORMATS)
def test_case_is_the_same_again_and_unlike_the_others(form: str) -> None:
    documents = [Case(1, form, number).document() for number in range(8)]

    assert documents == [Case(1, form, number).document() for number in range(8)]
    assert len(set(documents)) > 4
    assert documents != [Case(2, form, number).document() for number in range(8)]


def _reading() -> Reading:
    return read_bytes(TEXT.encode(), "a.txt")


def test_sound_reading_is_passed() -> None:
    judge_reading(_reading())


_SPOILED = {
    "outside": {"start": 100_000, "end": 100_010},
    "other words": {"text": "文中没有的话"},
    "an owner out of nowhere": {"owners": (Owner("月球开发局", Role.LEAD),)},
    "out of nowhere": {"person": "无此人"},
    "a deadline out of nowhere": {"due": Due("世界末日前", "2025-12-31")},
    "month must be": {"due": Due("", "2025-13-32")},
    "figure": {"figures": (Figure("学校", "=", float("inf"), "所"),)},
    "warnings": {"warnings": ("R999",)},
}


@pytest.mark.parametrize(("said", "changes"), _SPOILED.items(), ids=_SPOILED)
def test_spoiled_finding_is_seen(said: str, changes: dict[str, object]) -> None:
    reading = _reading()
    last: Finding = replace(reading.findings[-1], **changes)
    with pytest.raises((AssertionError, ValueError), match=f"^{said}"):
        judge_reading(replace(reading, findings=(*reading.findings[:-1], last)))


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([(0, 5), (4, 9)], "blocks"),
        ([(0, 10_000)], "blocks"),
        ([(5, 5)], "blocks"),
    ],
)
def test_spoiled_document_is_seen(blocks: list[tuple[int, int]], said: str) -> None:
    reading = _reading()
    spoiled = tuple(Block(start, end, Origin(paragraph=1)) for start, end in blocks)
    with pytest.raises(AssertionError, match=said):
        judge_reading(replace(reading, document=replace(reading.document, blocks=spoiled)))


def test_verdict_names_the_promise_and_keeps_the_trace() -> None:
    assert verdict(TEXT.encode(), "a.txt").answer == "read"
    found = verdict(TEXT, "a.txt")  # type: ignore[arg-type] - no document at all

    assert found.fault == "TypeError in __init__.py open_document"
    assert found.trace.startswith("Traceback")
