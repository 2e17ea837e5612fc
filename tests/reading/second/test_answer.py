"""Whatever bytes come back, they are rows of the contract or a malformed answer."""

import json
from random import Random

import pytest

from lantu.reading import Figure, Kind, Owner, Role
from lantu.reading.second.answer import Answer, MalformedError, Said, answer_in
from lantu.reading.second.proof import proved
from tests.reading.second.stub import content, row, rows
from tests.reading.second.test_proof import TEXT, stretch_of
from tools.fuzz.octets import mutate_bytes
from tools.fuzz.words import mutate_text

FULL = row(
    "食堂开到三家",
    kind="target",
    owners=[{"name": "区民政局", "role": "support"}],
    person="余文",
    post="局长",
    due="年底前",
    figures=[{"metric": "食堂", "comparator": ">=", "value": 3, "unit": "家"}],
)


def test_row_of_the_contract_is_taken_as_it_is() -> None:
    assert answer_in(rows(FULL)) == Answer(
        (
            Said(
                Kind.TARGET,
                "食堂开到三家",
                (Owner("区民政局", Role.SUPPORT),),
                "余文",
                "局长",
                "年底前",
                (Figure("食堂", ">=", 3.0, "家"),),
            ),
        ),
        0,
    )


def test_null_and_missing_fields_are_empty() -> None:
    nothing = {"kind": "task", "quote": "食堂", "owners": None, "due": None, "figures": None}
    assert answer_in(rows(nothing)).rows == (Said(Kind.TASK, "食堂", (), "", "", "", ()),)


SPOILED = {
    "kind": {"kind": "rule"},
    "no kind": {"kind": None},
    "quote of another type": {"quote": ["食堂"]},
    "endless quote": {"quote": "食" * 2_001},
    "owners that are words": {"owners": "区民政局"},
    "owner that is words": {"owners": ["区民政局"]},
    "role": {"owners": [{"name": "区民政局", "role": "boss"}]},
    "too many owners": {"owners": [{"name": "区民政局", "role": "lead"}] * 41},
    "number as words": {"figures": [{**FULL["figures"][0], "value": "3"}]},
    "number that is true": {"figures": [{**FULL["figures"][0], "value": True}]},
    "number beyond belief": {"figures": [{**FULL["figures"][0], "value": 10**400}]},
    "comparator": {"figures": [{**FULL["figures"][0], "comparator": "!="}]},
    "deadline as an object": {"due": {"text": "年底前", "date": "2030-01-01"}},
}


@pytest.mark.parametrize("changes", SPOILED.values(), ids=SPOILED)
def test_spoiled_row_is_left_out_and_counted_and_the_others_are_taken(
    changes: dict[str, object],
) -> None:
    answer = answer_in(rows({**FULL, **changes}, FULL))

    assert (len(answer.rows), answer.malformed) == (1, 1)


def test_damaged_answers_are_rows_or_malformed_and_nothing_else() -> None:
    chance, stretch = Random(5), stretch_of(TEXT)
    said = json.dumps({"findings": [FULL, FULL]}, ensure_ascii=False)
    taken = refused = 0
    for _ in range(600):
        damaged = content(mutate_text(said, chance)) if chance.random() < 0.6 else rows(FULL)
        try:
            answer = answer_in(mutate_bytes(damaged, chance) if chance.random() < 0.4 else damaged)
        except MalformedError:
            refused += 1
            continue
        taken += 1
        for one in answer.rows:
            proof = proved(one, stretch, TEXT, 2026, set())
            assert proof.finding is None or proof.finding.text in TEXT
    assert taken > 50
    assert refused > 50
