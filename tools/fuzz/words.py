"""What the made-up documents say, and the pieces of wording and of Unicode that mutations put in.

Knows the wording that the reader looks for, so that mutations strike where its rules are.
"""

from __future__ import annotations

from random import Random

PARAGRAPHS = (
    "青川区2026年重点工作任务分工方案",
    "为做好2026年工作，现将任务分工如下。",
    "一、提升城市品质",
    "（一）实施城市更新",
    "1.改造老旧小区12个，新增停车位1.2万个以上。（区住建局牵头，东桥街道、西塘街道配合；2026年10月底前）",
    "2.新建社区食堂3家，供餐率不低于95%。",
    "责任单位：区民政局、各街道",
    "完成时限：2026年12月底前",
    "（二）畅通道路",
    "3.持续推进断头路打通工程。（区交通局、区水务局按职责分工负责，长期坚持）",
    "二、进展情况",
    "全区已建成口袋公园14座，完成投资3.5亿元，同比增长约8.2%。",
    "区教育局局长余文表示，今年将新增普惠托位860个，力争年底前全部投入使用；培训教师三百余人。",
    "会议强调，各部门要压实责任，每季度末报送进展情况。",
)
TABLE = (
    ("序号", "重点任务", "责任单位", "完成时限", "目标值"),
    ("1", "修复河道18公里", "区水务局", "2026年9月底前", "18公里"),
    ("2", "培育专精特新企业25家以上", "区工信局、区科技局", "2026年底", "≥25家"),
    ("3", "建设智慧停车系统", "区城管委", "长期", "覆盖率90%"),
)
NEWSPAPER = (
    "青川召开冬季清洁行动推进会",
    "■本报记者 余文",
    *PARAGRAPHS[11:],
    "东桥街道举办邻里节",
    "——让老街坊成为一家人",
    "通讯员 周和",
    "活动吸引居民2000余人次参加。东桥街道将在明年上半年前新增服务点5处。",
)
TEXT = "\n".join(PARAGRAPHS) + "\n"

_WORDING = (
    *("一、", "（一）", "1.", "①", "第三章 ", "一是", "——", "附件：", "注：", "“", "”", "（", "）"),
    *("牵头", "配合", "责任单位：", "牵头单位：", "责任人：", "完成时限：", "区发改局", "各街道"),
    *("、", "，", "。", "；", "：", "！", "…", "·", "\n", "\n\n", "\t", " ", "　", "|", "。。"),
    *(
        "2026年底前",
        "2026年",
        "3月",
        "31日",
        "13月32日",
        "0年0月0日",
        "“十五五”末",
        "上半年",
        "每月",
    ),
    *("不低于", "达到", "以上", "约", "余", "5%", "1.2万", "3—5", "百分之", "三分之一", "亿元"),
    *("零", "十", "百万亿", "99999999999999999999", "0.000000001", "1,234,567.89", "１２３", "½"),
    *("区长余文表示，", "记者 余文", "本报讯", "会议强调，", "要求", "力争", "新建", "已完成"),
    *("序号\t任务\t责任单位\t完成时限", "1\t新建学校5所\t区教育局\t2026年底\n"),
)
_STRANGE = (
    *("\x00", "\x01", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad"),
    *("\u061c", "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff"),
    *("\ud800", "\udfff", "\udc80\ud83d", "\ufffd", "\ufffe", "\uffff", "\U0001fffe"),
    *("\u0301" * 40, "e\u0301", "\u1112\u1161\u11ab", "⻓", "⼈", "\ufa0e", "㈠", "㎡", "⑩", "Ⅻ"),
    *("\U00020000", "\U000e0041", "👨‍👩‍👧‍👦", "\u3000", "٣", "௧", "𝟙", "\uff0d", "\ue000"),
)


def piece(chance: Random) -> str:
    """A piece of wording or of strange Unicode, now and then very many of it."""
    source = _STRANGE if chance.random() < 0.3 else _WORDING
    found = chance.choice(source)
    return found * repeats(chance) if chance.random() < 0.08 else found


def repeats(chance: Random) -> int:
    """How often: mostly a few times, seldom many thousand times."""
    return chance.choice((2, 3, 10, 100, 1_000, 10_000, 30_000))


def mutate_text(text: str, chance: Random) -> str:
    """A text with pieces put in, taken out, moved about or repeated."""
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 0, 1, 3, 20, 200)))
        part = text[start:end]
        doing = chance.randrange(6)
        if doing == 0:
            part = piece(chance)
        elif doing == 1:
            part = "".join(piece(chance) for _ in range(chance.randint(1, 12)))
        elif doing == 2:
            part = part * min(repeats(chance), 40_000 // max(len(part), 1) + 1)
        elif doing == 3:
            part = ""
        elif doing == 4:
            other = chance.randint(0, len(text))
            part = text[other : other + chance.randint(0, 400)]
        else:
            part = part[::-1].replace("\n", chance.choice(("", " ", "\n\n")))
        text = text[:start] + part + text[end:]
    return text
