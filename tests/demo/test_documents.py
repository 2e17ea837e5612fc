"""The demo's files hold together, and nothing of the newspaper page we started from is in them.

The page itself stays outside the repository; where it is not at hand its tests are skipped.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pytest
from docx.document import Document

from demo import make_documents
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.names import authority_prefixes, core, plain
from lantu.reading import Kind, read_file

CHECKOUT = Path(__file__).parents[2]
DEMO = CHECKOUT / "demo"
SEED = CHECKOUT.parent / "shared" / "seed.txt"
DISTRICTS = ("hexi", "nankai")
CAST = [
    "林一苇",
    "周望川",
    "许青禾",
    "沈砚秋",
    "顾明溪",
    "方若舟",
    "叶闻笛",
    "宋千帆",
    "陆见山",
    "韩听松",
    "何采薇",
    "程远岫",
    "苏映雪",
]
"""Everybody the newspaper names: all invented."""
SPEAKER = re.compile(
    r"(?:书记|局长|主任|馆长|通讯员 )([\u4e00-\u9fff]{2,3}?)(?=表示|目标|在认真|[,，。\s])"
)
COPIED = 15
"""As many characters in a row count as copied."""


def district(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / name / "district.toml").read_text(encoding="utf-8"))


def newspaper() -> str:
    return (DEMO / "hexi" / "documents" / "newspaper.txt").read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    return "".join(text.split())


def forms(unit: dict[str, Any]) -> list[str]:
    return [unit["name"], unit["short"], *unit["aliases"]]


def lines(document: Document) -> list[str]:
    """All the text of a Word file, a merged cell in each row that it covers."""
    found = [p.text for p in document.sections[0].header.paragraphs]
    found += [p.text for p in document.paragraphs]
    for table in document.tables:
        found += ["|".join(cell.text for cell in row.cells) for row in table.rows]
    return found


@pytest.fixture(scope="module")
def seed() -> str:
    if not SEED.exists():
        pytest.skip("the page we started from is not at hand")
    return SEED.read_text(encoding="utf-8")


def test_division_is_what_its_script_writes() -> None:
    assert lines(docx.Document(str(make_documents.TARGET))) == lines(make_documents.build())


def test_division_has_the_same_bytes_at_each_run() -> None:
    first, second = (make_documents.as_bytes(make_documents.build()) for _ in range(2))
    assert first == second


def test_indicators_are_what_their_source_says() -> None:
    """Every cell of the page that was printed is a cell of what is read from it."""
    page = lxml.html.fromstring(make_documents.SOURCE.read_text(encoding="utf-8"))
    written = [squeezed(cell.text_content()) for cell in page.iterfind(".//td")]
    read = read_file(make_documents.PRINTED)
    text = read.document.text
    cells = {(c.start, c.end) for table in read.document.tables for row in table.rows for c in row}
    assert set(written) <= {squeezed(text[a:b]) for a, b in cells}
    # Its 一 is drawn, and so has a box no higher than its stroke.
    assert "区政府办公室要会同\n区发改委每半年开展一次督查。" in text
    assert [f.kind for f in read.findings] == [Kind.TARGET] * 6 + [Kind.TASK] * 8
    assert all(f.owned and f.dated for f in read.findings)


def test_division_numbers_its_tasks_and_merges_the_lead_of_three_rows() -> None:
    document = docx.Document(str(make_documents.TARGET))
    numbers = [m[1] for p in document.paragraphs if (m := re.match(r"(\d+)\.", p.text))]
    assert numbers == [str(n) for n in range(1, 32)]
    rows = document.tables[0].rows
    assert [cell.text for cell in rows[0].cells] == list(make_documents.COLUMNS)
    assert [row.cells[0].text for row in rows[1:]] == [str(n) for n in range(1, 9)]
    leads = [row.cells[2] for row in rows[1:5]]
    assert [lead.text for lead in leads] == ["区民政局", "区民政局", "区民政局", "区住建委"]
    assert len({id(lead._tc) for lead in leads}) == 2


def test_division_names_bodies_of_the_district() -> None:
    """Groups of bodies (各街道) and parts (区委督查室) apart, whoever must act is a unit."""
    units = {form for unit in district("hexi")["unit"] for form in forms(unit)}
    groups = {"各街道", "有关街道", "其他街道", ""}
    named = {
        body
        for row in make_documents.ROWS
        for cell in row[2:5]
        for body in cell.split("、")
        if cell != make_documents.SAME
    }
    for text in make_documents.paragraphs():
        for note in re.findall(r"（([^（）]*(?:牵头|负责|配合)[^（）]*)）|单位：(.*)", text):
            words = re.sub(
                r"(?:牵头|配合)单位：|完成时限：.*|按职责分工负责|牵头|配合|负责",
                "",
                note[0] or note[1],
            )
            named |= {
                body
                for body in re.split(r"[、，；]", words)
                if not re.match(r"\d{4}年|每|持续", body)
            }
    assert named - units - groups == {"区级各有关部门"}


@pytest.mark.parametrize("name", DISTRICTS)
def test_district_names_each_unit_once(name: str) -> None:
    """The same holds after the district's own name in front is left out, as documents do."""
    read = district(name)
    prefixes = authority_prefixes(read["authority"]["name"], read["authority"]["short"])
    units: dict[str, set[str]] = defaultdict(set)
    written: list[str] = []
    for unit in read["unit"]:
        written += {unit["name"], unit["short"]}
        written += unit["aliases"]
        for form in forms(unit):
            units[core(form, prefixes)].add(unit["name"])
    assert sorted(written) == sorted(set(written))
    assert {form: names for form, names in units.items() if len(names) > 1} == {}
    assert [form for form in written if form != "".join(form.split())] == []


@pytest.mark.parametrize("name", DISTRICTS)
def test_district_knows_every_parent_and_every_member_unit(name: str) -> None:
    read = district(name)
    known = [read["authority"]["name"]]
    for unit in read["unit"]:
        assert unit.get("parent", known[0]) in known, "parents come before their children"
        known.append(unit["name"])
    assert {member["unit"] for member in read["member"]} - set(known) == set()
    assert {unit["kind"] for unit in read["unit"]} - set(UnitKind.values) == set()
    assert {member["role"] for member in read["member"]} - set(MemberRole.values) == set()


def test_districts_share_no_code_and_no_username() -> None:
    codes = [district(name)["authority"]["code"] for name in DISTRICTS]
    users = [member["username"] for name in DISTRICTS for member in district(name)["member"]]
    assert codes == ["120103", "120104"]
    assert sorted(users) == sorted(set(users))


def test_hexi_has_every_role_and_fourteen_streets_with_communities() -> None:
    read = district("hexi")
    streets = [unit["name"] for unit in read["unit"] if unit["kind"] == "street"]
    communities = [unit["parent"] for unit in read["unit"] if unit["kind"] == "community"]
    assert {member["role"] for member in read["member"]} == set(MemberRole.values)
    assert len(streets) == 14
    assert [street for street in streets if not 2 <= communities.count(street) <= 4] == []


def test_newspaper_has_four_articles_their_figures_and_two_broken_paragraphs() -> None:
    text = newspaper()
    assert text.count("■ 通讯员 ") == 4
    figures = re.findall(r"30余家企业|求职者有400余名|6398人次|83人", text)
    assert figures == ["30余家企业", "求职者有400余名", "6398人次", "83人"]
    blocks = [block for block in text.split("\n\n") if len(block) > 60]
    assert sum(not block.endswith(("。", "”")) for block in blocks) == 2


def test_newspaper_names_only_its_cast() -> None:
    text = newspaper()
    assert [name for name in CAST if name not in text] == []
    assert set(SPEAKER.findall(text)) - set(CAST) == set()


def test_names_are_not_those_of_the_page(seed: str) -> None:
    members = [member["name"] for name in DISTRICTS for member in district(name)["member"]]
    assert [name for name in CAST + members if plain(name) in squeezed(seed)] == []
    theirs = set(SPEAKER.findall(seed))
    assert len(theirs) >= 10
    ours = newspaper() + "".join(members) + "".join(make_documents.paragraphs())
    assert [name for name in theirs if name in ours] == []


def test_newspaper_copies_no_run_of_the_page(seed: str) -> None:
    ours, theirs = squeezed(newspaper()), squeezed(seed)
    runs = {ours[i : i + COPIED] for i in range(len(ours) - COPIED + 1)}
    assert [run for run in runs if run in theirs] == []
