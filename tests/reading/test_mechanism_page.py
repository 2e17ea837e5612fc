"""The page that explains reading names every ground, and nothing that is none."""

from __future__ import annotations

import re
from pathlib import Path

from lantu.reading import Ground
from lantu.reading.fields import notes

PAGE = (Path(__file__).parents[2] / "docs" / "mechanisms" / "reading.md").read_text("utf-8")


def test_page_lists_every_ground_in_the_order_of_the_code() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [str(ground) for ground in Ground]


def test_places_that_the_recipe_names_are_there() -> None:
    recipe = PAGE.split("## To add a form of note")[1].split("##")[0]
    named = set(re.findall(r"`(_[A-Z]+)`", recipe))
    assert named == {"_LABEL", "_DUTY", "_VERBS", "_BRACKET", "_WORDS"}
    assert all(hasattr(notes, name) for name in named)
