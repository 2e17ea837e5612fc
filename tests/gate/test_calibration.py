"""The reader is as often right as it says; what it says stems from the annotated sets."""

import json

import pytest

from lantu.reading.confidence import Part
from lantu.reading.confidence.words import why
from lantu.reading.model import Ground
from tests.gate import calibration
from tests.gate.calibration import Judged
from tests.gate.floors import SETS

MANY = 100
"""Parts of a band that say something about it."""


@pytest.fixture(scope="module")
def parts() -> list[Judged]:
    if not SETS["dev"].is_dir():
        pytest.skip("the annotated documents are not here")
    return [one for folder in SETS.values() for one in calibration.judged(folder)]


def test_parts_are_right_as_often_as_said(parts: list[Judged]) -> None:
    bands = [band for band in calibration.bands(parts) if band.count >= MANY]
    assert len(bands) >= 2
    off = [band for band in bands if abs(band.said - band.right) > 0.05]
    assert off == []


def test_counts_are_those_of_the_reader_as_it_is(parts: list[Judged]) -> None:
    kept = json.loads(calibration.COUNTS.read_text(encoding="utf-8"))
    now = {key: list(pair) for key, pair in calibration.counts_of(parts).items()}
    assert kept == now, "python -m tests.gate.calibration brings them in step"


def test_every_ground_that_occurs_has_its_words(parts: list[Judged]) -> None:
    for key in calibration.counts_of(parts):
        part, *ground = key.split("/")
        if ground:
            assert why(Part(part), Ground(ground[0])).zh
