"""Where in its file a stretch of a document lies, in words."""

from __future__ import annotations

import pytest

from lantu.pages.components.origins import page_of, place_of


@pytest.mark.parametrize(
    ("origins", "place"),
    [
        ([{"page": 3, "box": [1, 2, 3, 4]}], "page 3"),
        ([{"page": 3}, {"page": 4}], "page 3–4"),
        ([{"sheet": "任务分工", "cell": "B4"}], "sheet “任务分工” · cell B4"),
        ([{"table": 2, "cell": "A1"}, {"table": 2, "cell": "B1"}], "table 2 · cell A1, B1"),
        ([{"paragraph": 12}, {"paragraph": 13}], "paragraph 12"),
        ([{"page": 1, "paragraph": 12}], "page 1"),
        ([{}], ""),
        ([], ""),
    ],
)
def test_place_is_said_as_far_as_the_file_knows_it(
    origins: list[dict[str, object]], place: str
) -> None:
    blocks = [
        [0, 10, {"page": 99}],
        *([10 + n, 11 + n, origin] for n, origin in enumerate(origins)),
        [20, 30, {"page": 98}],
    ]
    assert place_of(blocks, (10, 20)) == place
    assert page_of(blocks, (10, 20)) == next((o["page"] for o in origins if "page" in o), None)
