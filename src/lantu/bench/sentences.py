"""Made-up government prose of four kinds, as much of it as a measurement needs.

Knows sentences written for this project, about places that do not exist, and how such documents are
laid out; the same size always gives the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

_NUMERALS = "一二三四五六七八九"
_UNITS = (
    "区发改局",
    "区教育局",
    "区住建局",
    "区民政局",
    "区商务局",
    "区水务局",
    "区文旅局",
    "区卫健局",
)
_STREETS = ("东桥街道", "西塘街道", "南浦街道", "北渡街道", "云岭镇", "石湾镇")
_THINGS = (
    ("新建社区食堂", "家", 12),
    ("改造老旧小区", "个", 46),
    ("新增公共停车位", "个", 3200),
    ("修复河道", "公里", 18),
    ("新增普惠托位", "个", 860),
    ("培育专精特新企业", "家", 25),
    ("建成口袋公园", "座", 14),
    ("组织技能培训", "万人次", 2),
)
_MANNERS = ("加快推进", "全力抓好", "扎实开展", "统筹实施", "持续深化")
_AIMS = (
    "让群众在家门口就能办成事、办好事",
    "推动城区功能和环境品质同步提升",
    "形成政府引导、企业主体、社会参与的格局",
    "切实把规划确定的目标变成看得见的变化",
)


def made_up_documents(characters: int) -> list[str]:
    """Made-up documents of some thousand characters, at least so many all told."""
    documents: list[str] = []
    length = 0
    styles: tuple[Callable[[int], Iterator[str]], ...] = (_plan, _division, _news, _projects)
    for number in count():
        if length >= characters:
            break
        document = "\n".join(styles[number % len(styles)](number)) + "\n"
        documents.append(document)
        length += len(document)
    return documents


def _plan(number: int) -> Iterator[str]:
    year = 2021 + number % 5
    yield f"青川区国民经济和社会发展第{_NUMERALS[number % 9]}期规划纲要"
    yield f"（{year}年1月青川区人民代表大会审议通过）"
    for chapter in range(6):
        yield f"{_NUMERALS[chapter]}、{_MANNERS[chapter % 5]}重点领域建设"
        for section in range(3):
            thing, unit, amount = _THINGS[(number + chapter + section) % 8]
            yield f"（{_NUMERALS[section]}）{thing}。"
            yield (
                f"坚持以人民为中心，{_AIMS[(chapter + section) % 4]}。"
                f"到{year + 4}年，累计{thing}{amount + number % 90}{unit}以上，"
                f"年均增长{5 + section}.{number % 10}%左右。"
                f"{_MANNERS[section]}配套改革，建立健全长效机制；"
                f"支持{_STREETS[(number + section) % 6]}先行先试，探索可复制的经验。"
            )


def _division(number: int) -> Iterator[str]:
    year = 2021 + number % 5
    yield f"青川区{year}年重点工作任务分工方案"
    yield "各街道办事处、镇人民政府，区政府各部门："
    yield "为确保各项目标任务落到实处，现将任务分解如下。"
    for item in range(20):
        thing, unit, amount = _THINGS[(number + item) % 8]
        lead, second, third = (_UNITS[(number + item + i) % 8] for i in range(3))
        yield (
            f"{item + 1}.{thing}{amount + item}{unit}，{_AIMS[item % 4]}。"
            f"（{lead}牵头，{second}、{third}配合，{year}年{1 + item % 12}月底前完成）"
        )
    yield "请各责任单位于每季度末报送进展情况。"


def _news(number: int) -> Iterator[str]:
    year = 2021 + number % 5
    yield f"以实干开新局——{year}年青川区部门负责人访谈"
    yield f"本报讯（记者 余文）{1 + number % 12}月{1 + number % 28}日，青川区召开工作推进会。"
    for speaker in range(6):
        unit = _UNITS[(number + speaker) % 8]
        thing, measure, amount = _THINGS[(number + speaker) % 8]
        yield (
            f"“去年，我们{thing}{amount}{measure}，群众满意度达到{90 + speaker}%。”"
            f"{unit}局长表示，今年将{_MANNERS[speaker % 5]}各项工作，"
            f"力争{thing}{amount + 10}{measure}，{_AIMS[speaker % 4]}。"
        )
        yield f"会议强调，{_STREETS[speaker]}要压实责任，{_MANNERS[speaker % 5]}问题整改。"


def _projects(number: int) -> Iterator[str]:
    year = 2021 + number % 5
    yield f"青川区{year}年民生实事项目清单"
    for item in range(10):
        thing, unit, amount = _THINGS[(number + item) % 8]
        yield f"{_NUMERALS[item % 9]}、{thing}{amount}{unit}"
        yield f"主要内容：在{_STREETS[item % 6]}等地{thing}{amount}{unit}，总投资{amount}万元。"
        yield f"责任单位：{_UNITS[item % 8]}、{_STREETS[(item + 1) % 6]}"
        yield f"完成时限：{year}年{6 + item % 7}月底"
