"""Reading must not get worse than it was."""

import pytest

from tests.gate import floors
from tests.gate.scoring import MEASURES, judge


@pytest.mark.parametrize("name", list(floors.SETS))
def test_reading_stays_above_its_floors(name: str) -> None:
    folder = floors.SETS[name]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    tally = judge(folder)
    now = {m: tally.f1(m) for m in MEASURES} | {"score": tally.score()}

    below = {m: (now[m], f) for m, f in floors.floors()[name].items() if now[m] < f}
    assert below == {}


def test_floor_is_raised_to_what_is_measured() -> None:
    old = {"passages": {"rows": 0.9}}

    assert floors.raised(old, {"passages": {"rows": 0.95}}, lower=False) == (
        {"passages": {"rows": 0.95}},
        [],
    )


def test_floor_sinks_only_if_meant() -> None:
    old = {"passages": {"rows": 0.9}}
    new = {"passages": {"rows": 0.8}}

    kept, sinking = floors.raised(old, new, lower=False)
    assert (kept, len(sinking)) == (old, 1)
    assert floors.raised(old, new, lower=True) == (new, [])
