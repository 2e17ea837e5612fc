"""The table on the screen lines up where characters are two columns wide."""

from lantu.reading.formats.screen import display_width, to_table
from tests.reading.formats.made_readings import BARE, FULL, plain


def test_table_lines_up():
    assert to_table(plain(FULL, BARE), width=120).split("\n") == [
        "方案.txt 分工方案 (2 条)",
        "序号  类型  内容           主体                      时限        指标",
        "────  ────  ─────────────  ────────────────────────  ──────────  ────────────────────────",
        "1     任务  新建学校5所。  区教育局、区住建局、区…   2025-12-31  新建学校 ≥ 5所；占比 约…",
        "2     成果  =持续推进。",
        "",
    ]


def test_no_line_is_wider_than_asked_for():
    table = to_table(plain(FULL), width=110)
    assert max(display_width(line) for line in table.split("\n")) <= 110


def test_table_of_nothing_is_its_headline():
    assert to_table(plain(), "en") == "方案.txt 分工方案 (0 findings)\n"
