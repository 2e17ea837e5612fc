"""A page as a picture: its size in points, its pixels bounded, and no harm from what cannot be drawn."""

from __future__ import annotations

import io

from PIL import Image

from lantu.reading.pictures import page_picture, picture_of
from tests.reading.made_files import PAGE, Put, pdf_file
from tests.reading.made_scans import saved

PLAN = pdf_file([[Put(60, 80, "新建学校5所。")], [Put(60, 400, "新建公园2个。")]])


def size_of(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as image:
        return image.size


def test_picture_has_the_pages_size_in_points() -> None:
    picture = page_picture(PLAN, 2)
    assert picture is not None
    assert (round(picture.width), round(picture.height)) == PAGE
    assert size_of(picture.png) == (2 * PAGE[0], 2 * PAGE[1])
    assert picture_of(picture.png) == picture


def test_large_page_is_drawn_within_the_bound() -> None:
    poster = PLAN.replace(b"[0 0 595 842]", b"[0 0 8000 40]")
    assert poster != PLAN
    picture = page_picture(poster, 1)
    assert picture is not None
    assert max(size_of(picture.png)) == 2400
    assert abs(picture.width - 8000) < 8  # the header counts whole pixels a metre


def test_photo_is_drawn_as_large_as_its_boxes_count_it() -> None:
    photo = saved(Image.new("RGB", (3000, 1500), "white"))
    picture = page_picture(photo, 1)
    assert picture is not None
    assert size_of(picture.png) == (2400, 1200)
    assert (round(picture.width), round(picture.height)) == (842, 421)
    assert page_picture(photo, 2) is None


def test_what_cannot_be_drawn_has_no_picture() -> None:
    assert page_picture(PLAN, 3) is None
    assert page_picture(PLAN, 0) is None
    assert page_picture(PLAN[:200], 1) is None
    assert page_picture("新建学校".encode(), 1) is None
