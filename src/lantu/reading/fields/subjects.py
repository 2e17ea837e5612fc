"""Owners that a sentence binds: 各区政府要…, 市教育局负责…, 由有关部门…, 要求当地….

Knows how a body stands before the verb that binds it: from the verb back to the start of its
clause there must be nothing but names.  Does not know notes or speakers.
"""

from __future__ import annotations

import re

from lantu.reading.fields import bodies
from lantu.reading.fields.notes import Named
from lantu.reading.fields.verbs import ACTIONS, ADVERBS
from lantu.reading.model import Role

_BINDS = re.compile(
    r"要(?<![重主需必纲概提摘首简紧扼]要)(?![求素点闻领因件害道义])"
    r"|将(?<![一二三]将)(?![军士领])|应(?![急用对届邀变答有])|必须|须(?!知)|不得|不予"
    r"|负责(?!人|同志)|负总责|牵头(?!单位|部门|抓总|责任)|配合(?!单位|部门)"
    r"|会同|分别|各(?=建|新|完|培|打|举|安|设)|可(?=与|对|以)|暂停"
)
_ADVERBS = re.compile(
    r"(?:都|均|也|还|并|都应|应|要|须|将|必须|积极|主动|切实|定期|及时|依法|共同|分别"
    r"|继续|按照?(?:各自)?职责(?:分工)?|根据职责|具体|尤其|全力|主要|同时|予以|当)+$"
)
_PHRASE = re.compile("在|对|根据|按照?|为|以(?!下)|于|从|依据?|通过|针对|结合|围绕")
_ACTING = re.compile("作为[^，。；]{2,10}$")
_LEAD = re.compile(
    r"(?:(?:会议|大会|他|她|[一-龥]{2,4})?(?:强调|要求|指出|明确|希望|表示|提出)(?:，"
    r"|：)?)?(?:[一二三四五六七八九十](?:是|要)|首先|其次|同时|其中|另外|此外|并|由|并由"
    r"|而|但|且|如|则|对此|下一步|今后|接下来|届时|据悉|会上|会议|活动中"
    r"|即)*[，：]?[由请]?"
)
_IN_PERSON = re.compile(
    rf"(?P<body>[一-龥（）]{{0,14}}(?:{bodies.STRONG_END})|各(?:级|有关|相关)?[一-龥]{{1,6}})"
    r"(?:党政|党[委组])?(?:主要(?:负责同志|负责人|领导)|分管(?:领导|负责同志)|一把手"
    r"|(?:书记|副?主任|副?局长)[一-龥]{2,3})"
)
"""各部门主要负责同志, 区发改委主任某某: the body acts through them."""
_BRACKETED = re.compile(r"（(?:以下|下同|简称|下称)[^（）]*(?:（[^（）]*）[^（）]*)*）")
_NAME = rf"[一-龥A-Za-z·]{{0,14}}?(?:（[^（）]{{1,14}}）)?(?:{bodies.STRONG_END})(?:（[^（）]{{1,14}}）)?"
_ACTS = (
    rf"(?:等(?:有关|相关)?(?:部门|单位)?)?(?=(?:已经?|先后|联合|累计|共|依法|积极|主动|制定"
    rf"|对[^，。；]{{2,24}}?)*(?:{ACTIONS}|梳理|发出|发函|主办))"
)
_PLAIN = re.compile(rf"(?P<names>{_NAME}(?:(?:[、和及与或]|以及){_NAME}){{0,8}}){_ACTS}")
_PLACE = re.compile(r"[一-龥]{1,6}(?:市|区|县|州|新区|镇|乡)")
_PLAIN_PLACE = re.compile(rf"(?P<names>[一-龥]{{2,4}}[市州县])(?=(?:{ACTIONS}))")
_NAME_ACTS = re.compile(rf"(?:{bodies.SOUGHT_END}|市|州|县)(?:（[^（）]{{1,14}}）)?{_ACTS}")
"""The end of a `_PLAIN` or `_PLAIN_PLACE`: where there is none, neither need be tried."""
_ASKED = re.compile(
    r"(?:希望|要求|叮嘱|责成|嘱咐|请)(?P<names>[一-龥（）、]{2,24}?)(?=，|在|于|会同|当好|进一步"
    r"|继续|能|与|把|加|要|认真|高度|做|按|切实|严格|尽快|主动|积极|以|全力|抓)"
)
_WITH = re.compile(
    r"将?与(?P<names>[一-龥]{2,12})(?:一起|共同|携手)"
    r"|会同(?P<partners>[一-龥（）、]{3,30}?)(?=加强|建立|制定|开展|于|在|做好|研究|推进|，|。"
    r"|认真|共同|组织)"
)
_BY = re.compile(
    rf"(?<![经自缘理])由(?P<names>{_NAME}(?:[、和及与]{_NAME}){{0,8}})(?=(?:共同|依法|统一|具体|及时)*"
    rf"(?:负责|牵头|负总责|组织|实施|统筹|会同|分工|承担|按照|{ACTIONS}))"
)
_OTHERS = re.compile(
    r"(?:各地区?|当地|各级|各方面?|各?有关方面|主要负责同志|分管领导|主要领导"
    r"|各(?:县市区?|市县|县区|区县|旗县|市州|镇|乡镇?|街道?|街乡|村|社区|片区|高校|学校"
    r"|企业|专班|网格|处室|科室|成员单位)"
    r"|[一-龥]{2,10}(?:系统|主体|单位|部门|机构|组织)|全[市区县省]各[一-龥]{1,6})"
)
_STRONG = re.compile(rf"(?:{bodies.SOUGHT_END})(?:（[^（）]*）)?$")
_NOT_A_NAME = re.compile(
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
_AREA = re.compile("(?:园区|专区|高新区|开发区|示范区|[市区县乡镇])$")
_WORK = re.compile(f"(?:{ACTIONS}|{ADVERBS}|待|时向|依据|结合|接收|原则上|优先|合理)")
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
_SUPPORTS = re.compile(
    r"^(?:[要应须将]|应当|必须|积极|主动|协同|应予|予以|做好|切实|全力)*(?:配合|协助|协同)"
)
_LEADS = re.compile(r"^(?:[要应须将]|应当|及时|切实)*(?:牵头(?!负责的|的)|肩负起牵头)")
_END = re.compile(f"{bodies.SOUGHT_END}|各地|当地|市|区|县|州|系|体|领|志|希望")
"""What a name ends with; 希望 is said to other ones too."""
_LABEL = re.compile(r"(?P<name>[一-龥（）]{3,16})：")
_BOUNDARY = frozenset("，。；：！？“”")


def find(text: str, start: int, end: int, *, plain: bool) -> list[Named]:
    """The bodies that a sentence binds, in order; `plain` also takes subjects without 要 or 将."""
    if _END.search(text, start, end) is None:
        return []
    found: list[Named] = []
    words = text[start:end]
    label = _LABEL.match(words) if "：" in words else None
    if label and is_body(label.group("name")):
        found.append(Named(start, start + label.end("name"), Role.RESPONSIBLE))
    for match in _BINDS.finditer(text, start, end):
        found += _before(text, match, start, end)
    if "由" in words:
        found += _by(text, start, end)
    if plain and not found and _NAME_ACTS.search(text, start, end):
        found += _plain(text, start, end)
    if "请" in words or "要求" in words or "希望" in words or "叮嘱" in words:
        found += _asked(text, start, end)
    if "会同" in words or "将与" in words:
        found += _joined_by(text, start, end)
    return _once(text, found) if found else found


def _once(text: str, found: list[Named]) -> list[Named]:
    order = {Role.LEAD: 0, Role.SUPPORT: 1, Role.RESPONSIBLE: 2}
    best: dict[str, Named] = {}
    for named in found:
        name = text[named.start : named.end]
        if name not in best or order[named.role] < order[best[name].role]:
            best[name] = (
                named if name not in best else Named(best[name].start, best[name].end, named.role)
            )
    kept = (named for name, named in best.items() if name + "部门" not in best)
    return sorted(kept, key=lambda n: n.start)


_OPENING_SUBJECT = re.compile("(?:在|对|根据|按照|为)[^，]{2,}$|尤其|^[^，]{2,30}$")


def _before(text: str, verb: re.Match[str], start: int, end: int) -> list[Named]:
    """The names between the start of the clause and the verb that binds them."""
    place = verb.start()
    left = _clause_start(text, place, start)
    words = text[left:place]
    if not words and left - 1 > start and text[left - 1] == "，":
        # 村委会在…过程中，应…: the subject opens the clause before.
        place = left - 1
        left = _clause_start(text, place, start)
        words = text[left:place]
        if not _OPENING_SUBJECT.search(words):
            return []
    return _names_in(text, left, place, _role(text[verb.start() : min(end, verb.start() + 14)]))


def _clause_start(text: str, place: int, start: int) -> int:
    left = place
    depth = 0
    while left > start and place - left < 90:
        char = text[left - 1]
        if char == "）":
            depth += 1
        elif char == "（":
            depth -= 1
        elif char in _BOUNDARY and depth <= 0:
            break
        left -= 1
    return left


def _role(binding: str) -> Role:
    if _SUPPORTS.match(binding):
        return Role.SUPPORT
    return Role.LEAD if _LEADS.match(binding) else Role.RESPONSIBLE


def _names_in(text: str, left: int, right: int, role: Role) -> list[Named]:
    lead = _LEAD.match(text[left:right])
    if lead:
        left += lead.end()
    words = text[left:right]
    if len(words) < 2 or len(words) > 90:
        return []
    acting = _ACTING.search(words)
    if acting:
        words = words[: acting.start()]
        role = Role.LEAD if "牵头" in acting.group() else role
    names = _listed(words, left, role)
    if names is not None:
        return names
    for phrase in _PHRASE.finditer(words):
        names = _listed(words[: phrase.start()], left, role)
        if names:
            return names
    return []


def _listed(words: str, offset: int, role: Role) -> list[Named] | None:
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
        if of >= 0 and _NOT_A_NAME.match(name):
            return None
        if of >= 0:
            name = name[of + 1 :]
        last = place == len(ranges) - 1
        good = _is_name(name) or (
            grouped
            and len(ranges) > 1
            and (not last or "等" in words[-5:])
            and 2 <= len(name) <= 8
            and not _NOT_A_NAME.match(name)
        )
        if not good or len(name) > 26:
            return None
        end = offset + last_character
        named.append(Named(end - len(name), end, role))
    return named or None


def _without_person(name: str) -> str:
    """The body of 各部门主要负责同志 and of 区发改委主任某某."""
    match = _IN_PERSON.fullmatch(name)
    return match.group("body") if match else name


def is_body(name: str) -> bool:
    """Whether a string is the name of a body that could be bound."""
    return _is_name(name) and _STRONG.search(name) is not None


def _is_name(name: str) -> bool:
    if len(name) < 2 or name in _GENERIC or _NOT_A_NAME.match(name) or _NARRATES.search(name):
        return False
    if _WORK.match(name) and not WORK_IN_NAMES.match(name):
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


def _plain(text: str, start: int, end: int) -> list[Named]:
    found: list[Named] = []
    for place in _starts(text, start, end):
        match = _PLAIN.match(text, place, end) or _PLAIN_PLACE.match(text, place, end)
        if match:
            names = _listed(match.group("names"), match.start("names"), Role.RESPONSIBLE)
            shown = [text[n.start : n.end] for n in names or ()]
            by_place = match.re is _PLAIN_PLACE
            if names and (by_place or all(len(n) > 2 and not _AREA.search(n) for n in shown)):
                found += names
    return found


_CLAUSE = re.compile("[。；，：](?:[一二三四五六七八九十]是|其中，?)?")


def _starts(text: str, start: int, end: int) -> list[int]:
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    return [first, *(match.end() for match in _CLAUSE.finditer(text, start, end))]


def _by(text: str, start: int, end: int) -> list[Named]:
    """由区发改委牵头…: whom a sentence gives the work to."""
    found: list[Named] = []
    for match in _BY.finditer(text, start, end):
        role = _role(text[match.end() : min(end, match.end() + 14)])
        found += _listed(match.group("names"), match.start("names"), role) or []
    return found


def _asked(text: str, start: int, end: int) -> list[Named]:
    """希望区发改委…, 要求当地…."""
    found: list[Named] = []
    for match in _ASKED.finditer(text, start, end):
        names = match.group("names")
        ranges = bodies.split(names, match.start("names"))
        place = text[match.start() : match.start() + 2] == "希望" and len(names) <= 4
        if all(_is_name(text[a:b]) for a, b in ranges) or (
            place
            and names not in ("企业", "大家", "广大", "同学们", "全市", "全区", "全县")
            and not _NOT_A_NAME.match(names)
        ):
            found += [Named(a, b, Role.RESPONSIBLE) for a, b in ranges]
    return found


def _joined_by(text: str, start: int, end: int) -> list[Named]:
    """会同区财政局…: the partners of the subject."""
    found: list[Named] = []
    for match in _WITH.finditer(text, start, end):
        group = "names" if match.group("names") else "partners"
        for a, b in bodies.split(match.group(group), match.start(group)):
            if _is_name(text[a:b]):
                found.append(Named(a, b, Role.RESPONSIBLE))
    return found
