"""The measurement of workers reads every document, and says how much a second worker adds."""

import re

from lantu.bench import scale
from lantu.bench.__main__ import BENCHES


def test_measurement_prints_both_speeds_and_their_ratio(monkeypatch, capsys):
    monkeypatch.setattr(scale, "SIZE", 20_000)
    monkeypatch.setattr(scale, "_ROUNDS", 1)
    assert BENCHES["scale"]() == 0
    told = dict(
        re.findall(r"^(.+?) +([\d.,]+)(?: documents/s)?$", capsys.readouterr().out, re.MULTILINE)
    )
    assert list(told) == ["documents", "1 worker", "2 workers", "ratio"]
    assert int(told["documents"]) > 1
    assert all(float(speed.replace(",", "")) > 0 for speed in told.values())
