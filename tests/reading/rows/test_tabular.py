"""Tables: by bars in the text, by the file, with merged cells, of indicators."""

from lantu.reading.model import (
    Cell,
    Document,
    Due,
    Figure,
    Indicator,
    Kind,
    Nature,
    Owner,
    Role,
    Table,
    YearValue,
)
from lantu.reading.reader import find


def _document(text: str, tables: tuple[Table, ...] = ()) -> Document:
    return Document("甲.txt", "", text, "txt", tables=tables)


def _table(rows: list[list[str]]) -> Document:
    """A file's table; the same string at two places of the grid is one merged cell."""
    text = "清河县2031年任务表\n"
    cells: dict[str, Cell] = {}
    start = len(text)
    for word in [w for row in rows for w in row]:
        if word not in cells:
            cells[word] = Cell(len(text), len(text) + len(word))
            text += word + "\n"
    grid = tuple(tuple(cells[w] for w in row) for row in rows)
    return _document(text, (Table(start, len(text), grid),))


def test_columns_say_who_and_by_when() -> None:
    text = (
        "序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |\n"
        "1 | 新建水厂2座。 | 县水利局 | 县财政局、各镇 | 2031年9月底 |\n"
    )
    finding = find(_document(text)).findings[0]

    assert finding.text == "新建水厂2座。"
    assert finding.kind == Kind.TASK
    assert finding.owners == (
        Owner("县水利局", Role.LEAD),
        Owner("县财政局", Role.SUPPORT),
        Owner("各镇", Role.SUPPORT),
    )
    assert finding.due == Due("2031年9月底", "2031-09-30")
    assert finding.figures == (Figure("新建水厂", "=", 2.0, "座"),) or finding.measured


def test_merged_cell_covers_its_rows_once() -> None:
    document = _table(
        [
            ["任务内容", "责任单位"],
            ["新建水厂2座", "县水利局"],
            ["改造管网30公里", "县水利局"],
        ]
    )

    assert [(f.text, f.owners) for f in find(document).findings] == [
        ("新建水厂2座", (Owner("县水利局", Role.RESPONSIBLE),)),
        ("改造管网30公里", (Owner("县水利局", Role.RESPONSIBLE),)),
    ]


def test_row_whose_share_stands_before_its_words_is_a_range_of_the_text() -> None:
    words = "已完成主体施工和设备安装"
    document = _table(
        [
            ["序号", "重点任务", "完成进度（%）", "进展情况"],
            ["1", "新建水厂2座", "85%", words],
        ]
    )
    found = next(f for f in find(document).findings if f.kind is Kind.RESULT)

    assert found.text == f"85% {words}"
    assert document.text[found.start : found.end] == f"85%\n{words}"
    assert found.figures == (Figure("完成进度", "=", 85.0, "%"),)


def test_row_with_a_cell_merged_from_above_is_a_range_of_the_text() -> None:
    document = _table(
        [
            ["任务内容", "责任单位", "工作目标"],
            ["新建水厂2座", "县水利局", "工作目标"],
        ]
    )
    (found,) = find(document).findings

    assert (found.start < found.end, found.text[-6:]) == (True, "新建水厂2座")


def test_indicator_takes_value_unit_and_year_from_the_columns() -> None:
    document = _table(
        [
            ["指标名称", "计量单位", "2030年", "2035年", "牵头单位"],
            ["森林覆盖率", "%", "38", "≥41", "县林业局"],
        ]
    )
    finding = find(document).findings[0]

    assert finding.kind == Kind.TARGET
    assert finding.figures == (Figure("森林覆盖率", ">=", 41.0, "%"),)
    assert finding.due == Due("2035年", "2035-12-31")
    assert finding.owners == (Owner("县林业局", Role.LEAD),)


def test_progress_cell_is_a_result_of_its_own() -> None:
    document = _table(
        [["重点任务", "进展情况", "完成进度(%)"], ["新建水厂2座", "已完成主体施工。", "80"]]
    )

    assert [(f.kind, f.figures) for f in find(document).findings] == [
        (Kind.TASK, (Figure("新建水厂", "=", 2.0, "座"),)),
        (Kind.RESULT, (Figure("完成进度", "=", 80.0, "%"),)),
    ]


def test_other_tables_yield_nothing() -> None:
    assert find(_document("索引号 | 001 | 公开方式 | 主动公开 |\n")).findings == ()


def test_indicator_keeps_its_baseline_its_goals_and_how_far_it_binds() -> None:
    document = _table(
        [
            ["序号", "指标名称", "计量单位", "2030年", "2035年", "属性", "牵头单位"],
            ["1", "森林覆盖率", "%", "31.5", "≥33", "约束性", "县林业局"],
            ["2", "游客人次", "万人次", "85", "120左右", "预期性", "县文旅局"],
        ]
    )

    assert [f.indicator for f in find(document).findings] == [
        Indicator(
            "%",
            Nature.BINDING,
            baseline=YearValue(2030, "=", 31.5),
            goals=(YearValue(2035, ">=", 33.0),),
        ),
        Indicator(
            "万人次",
            Nature.EXPECTED,
            baseline=YearValue(2030, "=", 85.0),
            goals=(YearValue(2035, "~", 120.0),),
        ),
    ]
