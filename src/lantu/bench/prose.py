"""Made-up running text as most documents are: work in long sentences, now and then a figure.

Knows words written for this project and how plans and reports are laid out; the same size always
gives the same text.  A figure, a deadline or a body is as frequent as in documents that offices
publish, which is far less than in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random

from lantu.bench.sentences import made_up_documents


def _listed(*lines: str) -> list[str]:
    """The words between blanks."""
    return " ".join(lines).split()


_DEEDS = _listed(
    "推进 完善 健全 加强 优化 深化 落实 建立 拓展 提升 规范 强化 统筹 巩固", "培育 支持 探索 引导"
)
_MANNERS = _listed("加快 全面 持续 扎实 有序 积极 深入 大力 稳步 着力 进一步 主动")
_FIELDS = _listed(
    "社区养老服务 公共文化设施 中小企业融资 河湖水环境治理 老旧街区更新 基层应急处置",
    "托育服务供给 乡村道路养护 政务数据共享 职业技能培训 营商环境 物业服务监管",
    "绿色建筑推广 青年创业扶持 校园周边交通秩序 农产品产销对接 社会信用体系",
    "科技成果转化 家庭医生签约 残疾人就业帮扶 城市公园管护 垃圾分类投放 民营经济发展",
    "对外开放平台 历史建筑保护 安全生产责任",
)
_THINGS = _listed(
    "机制 体系 平台 网络 标准 办法 能力 质量 水平 格局 制度 渠道 模式 清单", "队伍 台账"
)
_WAYS = _listed(
    "坚持问题导向 发挥街道和社区的作用 把群众满意作为衡量标准 依托现有阵地 结合各地实际",
    "注重部门协同 以重点项目为抓手 运用信息化手段 统筹发展和安全 围绕居民日常所需",
)
_AIMS = _listed(
    "让更多家庭受益 形成上下联动的工作合力 不断满足群众多样化的需求",
    "为高质量发展提供有力支撑 推动各项任务落到实处 促进城乡之间资源合理流动",
    "努力打造宜居的生活环境 守住不出事故的底线",
)
_SO_IT_IS = (
    "近年来，随着人口结构变化，居民对{field}提出了新的期待，过去的做法已难以适应",
    "当前，{field}仍然存在底数不清、力量分散的短板，面临的形势不容乐观",
    "{field}是提升治理水平的重要基础，关系到千家万户的切身利益，也考验着基层干部的耐心和本领",
    "由于历史欠账较多，{field}长期以来投入不足，部分片区的设施老化严重，居民对此反映比较集中",
    "去年，区里召开了{field}专题座谈会，与会代表介绍了各自的经验，并就共同关心的问题进行了交流",
    "{field}的意义重大，各方面的认识逐步趋于一致，但从认识到行动还有一段不短的路要走",
)
_BODIES = _listed("各街道 区住建局 有关部门 区民政局 各镇 区教育局")
_COUNTED = _listed(
    "新建便民站点{n}个 完成改造{n}户 开展培训{n}场次 新增车位{n}个", "覆盖率达到{share}%"
)
_TITLES = ["工作报告", "发展规划", "实施意见", "工作情况通报"]
_NUMERALS = "一二三四五六七八九十"


def mixed_documents(characters: int) -> list[str]:
    """Made-up documents as offices publish them, at least so many characters all told.

    Every tenth is one of `sentences`, full of figures and notes.
    """
    dense = iter(made_up_documents(characters // 10))
    documents: list[str] = []
    length = 0
    for number in count():
        if length >= characters:
            break
        document = next(dense, "") if number % 10 == 9 else ""
        document = document or "\n".join(_report(Random(number))) + "\n"  # noqa: S311 - no secret
        documents.append(document)
        length += len(document)
    return documents


def _report(draw: Random) -> Iterator[str]:
    year = draw.randint(2021, 2029)
    yield f"青川区{year}年{draw.choice(_FIELDS)}{draw.choice(_TITLES)}"
    for chapter in range(draw.randint(4, 9)):
        yield f"{_NUMERALS[chapter]}、{draw.choice(_DEEDS)}{draw.choice(_FIELDS)}"
        yield _paragraph(draw, year)
        for section in range(draw.randint(1, 4)):
            heading = f"（{_NUMERALS[section]}）{draw.choice(_DEEDS)}{draw.choice(_FIELDS)}"
            yield f"{heading}。{_paragraph(draw, year)}"


def _paragraph(draw: Random, year: int) -> str:
    sentences = [_sentence(draw, year) for _ in range(draw.randint(3, 6))]
    return f"{'。'.join(sentences)}。"


def _sentence(draw: Random, year: int) -> str:
    """How things are, or clauses of work behind how it is done and before what it is for."""
    if draw.random() < 0.32:
        return draw.choice(_SO_IT_IS).format(field=draw.choice(_FIELDS))
    clauses = [draw.choice(_WAYS)] if draw.random() < 0.4 else []
    clauses += [_work(draw) for _ in range(draw.randint(1, 4))]
    chance = draw.random()
    if chance < 0.1:
        clauses[0] = f"{draw.choice(_BODIES)}要{clauses[0]}"
    elif chance < 0.15:
        clauses.insert(0, f"到{year + draw.randint(0, 4)}年底前")
    if draw.random() < 0.25:
        figure = draw.choice(_COUNTED)
        clauses.append(figure.format(n=draw.randint(3, 900), share=draw.randint(60, 99)))
    if draw.random() < 0.25:
        clauses.append(draw.choice(_AIMS))
    return "，".join(clauses)


def _work(draw: Random) -> str:
    manner = draw.choice(_MANNERS) if draw.random() < 0.5 else ""
    return f"{manner}{draw.choice(_DEEDS)}{draw.choice(_FIELDS)}{draw.choice(_THINGS)}"
