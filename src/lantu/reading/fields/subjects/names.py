"""Names of bodies within running text: what is one, and strings that are nothing but a list of them.

Knows what no name begins or ends with, and persons who stand for their body.  Knows no verb that
binds.
"""

from __future__ import annotations

import re

from lantu.reading.fields import bodies
from lantu.reading.fields.notes import Named
from lantu.reading.fields.verbs import ADVERBS, action
from lantu.reading.model import Role

_ADVERBS = re.compile(
    r"(?:都|均|也|还|并|都应|应|要|须|将|必须|积极|主动|切实|定期|及时|依法|共同|分别"
    r"|继续|按照?(?:各自)?职责(?:分工)?|根据职责|具体|尤其|全力|主要|同时|予以|当)+$"
)
_IN_PERSON = re.compile(
    rf"(?P<body>[一-龥（）]{{0,14}}(?:{bodies.STRONG_END})|各(?:级|有关|相关)?[一-龥]{{1,6}})"
    r"(?:党政|党[委组])?(?:主要(?:负责同志|负责人|领导)|分管(?:领导|负责同志)|一把手"
    r"|(?:书记|副?主任|副?局长)[一-龥]{2,3})"
)
"""各部门主要负责同志, 区发改委主任某某: the body acts through them."""
_OF_PERSONS = frozenset("要管把记任长")
"""One of these stands in each post of `_IN_PERSON`: 主要, 分管, 一把手, 书记, 主任, 局长."""
_BRACKETED = re.compile(r"（(?:以下|下同|简称|下称)[^（）]*(?:（[^（）]*）[^（）]*)*）")
_PLACE = re.compile(r"[一-龥]{1,6}(?:市|区|县|州|新区|镇|乡)")
_OTHERS = re.compile(
    r"(?:各地区?|当地|各级|各方面?|各?有关方面|主要负责同志|分管领导|主要领导"
    r"|各(?:县市区?|市县|县区|区县|旗县|市州|镇|乡镇?|街道?|街乡|村|社区|片区|高校|学校"
    r"|企业|专班|网格|处室|科室|成员单位)"
    r"|[一-龥]{2,10}(?:系统|主体|单位|部门|机构|组织)|全[市区县省]各[一-龥]{1,6})"
)
_STRONG = re.compile(rf"(?:{bodies.SOUGHT_END})(?:（[^（）]*）)?$")
NOT_A_NAME = re.compile(
    r"^(?:的|但|获|占|立足|理顺|呈报|分批|深刻|尚未|成员单位包|基本|世界|全国首|全球首"
    r"|研究|跨部门|每周|压降|狠抓|重构|网上|目前|机遇|提级|允许|分别|目录|智慧|相关工作"
    r"|形成|数字|一体|紧盯|纳入|奋力|城乡|我[市区县省州]|今年|去年|制定|两[市省地]|对"
    r"|在|由|把|为|与|向|以|将|从|通过|根据|按照|围绕|如|若|凡|经|并|需|要|使|让|给"
    r"|其(?!他)|该|此|是|有(?!关)|不|被|因|当(?!地)|就|会同|及|和|本|所在|报|已|先后"
    r"|全力|保证|加强|推动|推进|建立|完善|支持|鼓励|引导|健全|组织|督促|指导|协助|配合"
    r"|充分|深化|强化|优化|推广|实施|开展|加快|加大|提升|提高|促进|落实|做好|抓好|统筹"
    r"|协调|整合|培育|打造|构建|创新|探索|全面(?!依法)|积极|进一步|确保|保障|依托|依靠"
    r"|聚焦|利用|运用|吸引|引进|争取|突出|坚持|着力|力争|每个|一个|多个|两个|部分|不同"
    r"|更多|民办|公办|示范|优质|龙头|中小|小微|外资|民营|规上|上市|新建|新增|市场主体"
    r"|经营主体|企业|联合|包括|上述|任何|应|可|大|邀请|走进|深入|来到|听取|要求|希望"
    r"|同意|通知|定西一|这|那|我们|他们|农业|工业经济|按|拟|于|特色|功能|实现|努力|切实)"
)
_NARRATES = re.compile("(?:书记|[市县区省镇乡局院部]长|主任)(?:在|到|赴|率)")
_WORK = re.compile(f"(?:{ADVERBS}|待|时向|依据|结合|接收|原则上|优先|合理)")
WORK_IN_NAMES = re.compile(
    "发展(?:和)?改革|规划|教育|统计|服务中心|管理(?:局|委|办|处|部门|单位|机构)|监督|监管部门|审计"
    "|建设(?:局|单位|部门|委|主管|行政)|开发(?:区|单位)|投资(?:促进|集团|公司|主管)"
    "|招商|应急|执法|公共|科学|宣传部"
    "|组织部|信访|综合|共青团|督查|保障|合作社|交通|供水|供电|供销|供气|承办单位|主办单位|参与单位"
    "|实施单位|运营单位|应急|配合单位|公[安交]|同级|依法治|联席|服务局|体育|养护|检验"
    "|检测|保险|保密|防汛|稳定"
)
"""发展改革委, 规划局, 建设单位: work that a body has in its name."""
_GENERIC = frozenset(
    (
        "社区",
        "地区",
        "林区",
        "专区",
        "县市",
        "部门",
        "企业",
        "学校",
        "大学",
        "学院",
        "中学",
        "医院",
        "中心",
        "机构",
        "公司",
        "集团",
        "乡",
        "镇",
        "园区",
        "开发区",
        "单位",
        "办",
        "委",
        "局",
        "社",
        "站",
        "机关",
        "政府",
        "街道",
        "高校",
        "组织",
        "主体",
        "企事业单位",
        "用人单位",
        "职能",
        "地",
        "银行业金融机构",
        "金融机构",
        "医疗机构",
        "科研机构",
        "社会组织",
        "全社会",
    )
)


def is_body(name: str) -> bool:
    """Whether a string is the name of a body that could be bound."""
    return is_name(name) and _STRONG.search(name) is not None


def is_name(name: str) -> bool:
    """Whether a string is a name, of a body or of a place that stands for one."""
    if len(name) < 2 or name in _GENERIC or NOT_A_NAME.match(name) or _NARRATES.search(name):
        return False
    works = _WORK.match(name) or action().match(name)
    if works and not WORK_IN_NAMES.match(name):
        return False
    if name.endswith(
        (
            "布局",
            "大局",
            "变局",
            "格局",
            "全局",
            "开局",
            "城市",
            "城乡",
            "城镇",
            "景区",
            "全市",
            "全区",
            "全县",
        )
    ):
        return False
    return bool(_OTHERS.fullmatch(name) or _STRONG.search(name) or _PLACE.fullmatch(name))


def listed(words: str, offset: int, role: Role) -> list[Named] | None:
    """The names of a string that is nothing but a list of names; else None."""
    aside = _BRACKETED.search(words)
    if aside and aside.end() == len(words):
        words = words[: aside.start()]
    tail = _ADVERBS.search(words)
    if tail:
        words = words[: tail.start()]
    if not words or "“" in words or "的时" in words:
        return None
    grouped = words.endswith(("部门", "单位", "机关", "方面"))
    ranges = bodies.split(words)
    named: list[Named] = []
    for place, (left, right) in enumerate(ranges):
        name = _without_person(words[left:right])
        last_character = left + len(name)
        of = name.rfind("的")
        if of >= 0 and NOT_A_NAME.match(name):
            return None
        if of >= 0:
            name = name[of + 1 :]
        last = place == len(ranges) - 1
        good = is_name(name) or (
            grouped
            and len(ranges) > 1
            and (not last or "等" in words[-5:])
            and 2 <= len(name) <= 8
            and not NOT_A_NAME.match(name)
        )
        if not good or len(name) > 26:
            return None
        end = offset + last_character
        named.append(Named(end - len(name), end, role))
    return named or None


def _without_person(name: str) -> str:
    """The body of 各部门主要负责同志 and of 区发改委主任某某."""
    match = None if _OF_PERSONS.isdisjoint(name) else _IN_PERSON.fullmatch(name)
    return match.group("body") if match else name
