"""The JSON is the contract, key by key."""

import json
from dataclasses import replace

from lantu.reading import Origin, to_json
from lantu.reading.model import PageNotice
from tests.reading.formats.made_readings import BARE, FULL, pages, plain, with_origins


def test_reading_becomes_the_contracts_object():
    written = to_json(plain(FULL, BARE))
    for finding in written["findings"]:
        del finding["confidence"]
    assert written == {
        "document": {
            "name": "方案.txt",
            "sha256": "ab",
            "title": "分工方案",
            "year": 2025,
            "characters": 18,
            "articles": [
                {"start": 0, "end": 18, "title": "分工方案", "kicker": "教育", "byline": "余文"}
            ],
        },
        "findings": [
            {
                "kind": "task",
                "start": 5,
                "end": 12,
                "text": "新建学校5所。",
                "path": ["一、教育"],
                "owners": [
                    {"name": "区教育局", "role": "lead"},
                    {"name": "区住建局", "role": "responsible"},
                    {"name": "区财政局", "role": "support"},
                    {"name": "东桥街道", "role": "support"},
                ],
                "person": "余文",
                "post": "局长",
                "due": {"text": "2025年底前", "date": "2025-12-31"},
                "figures": [
                    {"metric": "新建学校", "comparator": ">=", "value": 5, "unit": "所"},
                    {"metric": "占比", "comparator": "~", "value": 12.5, "unit": "%"},
                ],
                "readiness": {"owned": True, "dated": True, "measured": True},
                "warnings": ["R012"],
            },
            {
                "kind": "result",
                "start": 13,
                "end": 18,
                "text": "=持续推进。",
                "path": [],
                "owners": [],
                "person": "",
                "post": "",
                "due": None,
                "figures": [],
                "readiness": {"owned": False, "dated": False, "measured": False},
                "warnings": [],
            },
        ],
    }


def test_each_part_of_a_finding_says_how_sure_it_is_and_why():
    confidence = to_json(plain(FULL))["findings"][0]["confidence"]
    assert list(confidence) == ["row", "kind", "owners", "due", "figures"]
    assert all(0 < part["share"] < 1 for part in confidence.values())
    assert confidence["owners"]["ground"] == "nothing"


def test_whole_values_are_written_without_a_point():
    assert '"value": 5,' in json.dumps(to_json(plain(FULL)), indent=1)


def test_findings_of_other_formats_lead_back_to_their_place():
    sources = [finding["source"] for finding in to_json(pages())["findings"]]
    assert sources == [
        {"page": 1, "box": [72, 110, 160, 122]},
        {"page": 2, "box": [72, 90, 140, 102]},
    ]


def test_finding_over_several_lines_has_the_box_around_those_of_its_first_page():
    reading = pages()
    whole = replace(FULL, start=0, end=18)
    source = to_json(replace(reading, findings=(whole,)))["findings"][0]["source"]
    assert source == {"page": 1, "box": [72, 90, 160, 122]}


def test_finding_in_a_table_names_its_cell():
    reading = with_origins(
        Origin(paragraph=1), Origin(table=1, cell="B2"), Origin(sheet="任务", cell="C3")
    )
    assert [finding["source"] for finding in to_json(reading)["findings"]] == [
        {"table": 1, "cell": "B2"},
        {"sheet": "任务", "cell": "C3"},
    ]


def test_notices_name_the_pages_and_are_left_out_where_there_are_none():
    reading = plain(BARE)
    told = replace(reading.document, notices=(PageNotice("R062", (2, 3)),))
    assert "notices" not in to_json(reading)["document"]
    assert to_json(replace(reading, document=told))["document"]["notices"] == [
        {"code": "R062", "pages": [2, 3]}
    ]
