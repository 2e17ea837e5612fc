"""The measurement of reading reads both texts, and says how fast it is beside jieba."""

import re

import pytest

from lantu.bench import reading
from lantu.bench.__main__ import BENCHES


def test_measurement_prints_both_texts_with_speeds_and_ratio(monkeypatch, capsys):
    pytest.importorskip("jieba")
    monkeypatch.setattr(reading, "SIZE", 6_000)
    monkeypatch.setattr(reading, "_ROUNDS", 1)
    assert BENCHES["reading"]() == 0
    told = capsys.readouterr().out
    assert re.findall("^[a-z].*", told, re.MULTILINE) == ["as documents are", "dense"]
    lines = re.findall(r"^  (\w+) +([\d.,]+)", told, re.MULTILINE)
    assert [name for name, _ in lines] == ["text", "findings", "reading", "jieba", "ratio"] * 2
    assert all(float(number.replace(",", "")) > 0 for _, number in lines)
