"""How sure the reader is: by the ground, from the widest count to the narrowest."""

import pytest

from lantu.reading.confidence import Part, sureness
from lantu.reading.confidence.words import why
from lantu.reading.model import Finding, Ground, Grounds, Kind

NOTED = Finding(Kind.TASK, 0, 4, "新建水厂", grounds=Grounds(Ground.NOTE, owners=Ground.NOTE))


def _share(part: Part, counts: dict[str, tuple[int, int]]) -> float:
    return {sure.part: sure.share for sure in sureness(NOTED, counts)}[part]


def test_nothing_known_is_half_sure() -> None:
    assert _share(Part.OWNERS, {}) == 0.5


def test_narrow_ground_outweighs_the_wide_one_the_more_it_was_seen() -> None:
    wide = {"owners": (50, 100)}
    once = _share(Part.OWNERS, wide | {"owners/note": (1, 1)})
    often = _share(Part.OWNERS, wide | {"owners/note": (200, 200)})
    assert 0.5 < once < 0.7
    assert 0.95 < often < 1


def test_each_part_names_its_ground() -> None:
    assert {sure.part: sure.ground for sure in sureness(NOTED)} == {
        Part.ROW: Ground.NOTE,
        Part.KIND: Ground.NOTE,
        Part.OWNERS: Ground.NOTE,
        Part.DUE: Ground.NOTHING,
        Part.FIGURES: Ground.NOTHING,
    }


@pytest.mark.parametrize("ground", list(Ground))
def test_ground_is_put_in_words_wherever_it_can_stand(ground: Ground) -> None:
    said = []
    for part in Part:
        try:
            said.append(why(part, ground))
        except KeyError:
            continue
    assert said
    assert all(words.zh and words.en for words in said)
