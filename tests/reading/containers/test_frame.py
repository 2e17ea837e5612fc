"""Coordinates there and back."""

import pytest

from lantu.reading.containers.pdf.frame import Frame


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_box_comes_back_as_it_went(rotation):
    frame = Frame(10, 20, 605, 862, rotation)
    box = (72.0, 100.0, 200.0, 112.0)
    assert frame.to_file(*frame.from_file(*box)) == box


def test_upright_box_counts_down_from_the_upper_left():
    assert Frame(0, 0, 595, 842, 0).from_file(72, 742, 144, 754) == (72, 88, 144, 100)


def test_lower_left_of_a_page_turned_right_is_its_upper_left():
    assert Frame(0, 0, 595, 842, 90).from_file(0, 0, 12, 72) == (0, 0, 72, 12)
