"""Names of bodies: what looks like one, and how a list of them is split.

Knows the suffixes of bodies and the ways lists are written.  Knows no body by name, and gives
ranges, not strings: a name is always the document's own words.
"""

from __future__ import annotations

import re

from lantu.reading.fields.verbs import alternation, sought

_CORE = sought(
    "局|委|办|厅|部|监会|院|行|社|处|站|所|中心|部门|单位|政府|机关|机构|办公室|集团|公司"
    "|企业集团|街道|街|镇|乡|园区|开发区|高新区"
    "|示范区|管理区|保税区|新区|委员会|管委会|党委|党组|党工委|工委|党支部|协会|学会"
    "|商会|联合会|总工会|工会|妇联|残联|文联|科联|社科联"
    "|侨联|工商联|团委|学校|大学|学院|中学|小学|医院|法院|检察院|公安|海关|支行|分行"
    "|银行|分局|支队|大队|总队|专班|工作组|领导小组"
    "|指挥部|供电|供水|供气|通信|电力|消防|城管|税务|气象|邮政|烟草|人防|派出所|居委会"
    "|村委会|社区|组织|窗口|执法|城投|文旅"
    "|有关方面|市直|区直|县直|供销社|供销合作社|联社|基金会|党校|编办|督查室|工作片"
    "|工作队|主体|地|市|区|县|州|省|旗|盟|处室|科室|股室|人社|教体|卫健|基地|馆"
)
_SHU = "署(?<!部署)"
"""审计署, but not 工作部署; `sought` and `alternation` take words only."""
BODY_END = re.compile(rf"(?:{_CORE}|{_SHU})(?:（[^（）]{{1,16}}）)?等?$")
_STRONG_ENDS = (
    "局|委|办|厅|部门|单位|政府|机关|办公室|集团|公司|街道|街道办事处|办事处|镇|乡"
    "|管委会|委员会|党委|党组|党工委|工委|党支部|协会|学会|商会|联合会"
    "|工会|妇联|残联|工商联|团委|法院|检察院|海关|支行|分行|分局|支队|大队|派出所"
    "|居委会|村委会|中心|督查室|编办|领导小组|指挥部|专班"
    "|园区|开发区|高新区|政协|联席会议|工作队|工作组|医院|学校|大学|学院|供电所|社|事务所|站"
    "|村（居）组织|工作片|执法机关|主管机关"
)
STRONG_END = f"{alternation(_STRONG_ENDS)}|{_SHU}"
SOUGHT_END = f"{sought(_STRONG_ENDS)}|{_SHU}"
"""The branches of `STRONG_END`, for patterns that begin with it."""
_SEPARATOR = re.compile("、|，|；|以及|会同|尤其是|特别是|等(?:和|与|及)|和|与|及|或|暨")
_CONJUNCTIONS = frozenset(("和", "与", "及", "或", "暨"))
_TAIL = re.compile(r"(?:等(?:有关|相关|多个|多)?(?:部门|单位)?(?:和单位)?)$")
_LEADING = re.compile(r"^(?:由|各?级?牵头的|会同|联合|并由|其中|以及|和|与|及|：)+")
_GLUED = re.compile("[市区县省](?<=[局办委厅].)[^、，；局办委厅]{2,}(?:局|办|委|厅|中心)$")
# 发展和改革、卫生和计划生育…: what stands before 和 is no body by itself.
_LEFT_OF_AND = re.compile(
    rf"(?:{SOUGHT_END}|当地|各地|区|市|县|州|省|人民政府|企业|行|院|部|处|所|地区|学校"
    rf"|高校|机构|馆)(?:（[^（）]*）)?$"
)
_NO_NAMES = ("以下", "不再", "下同", "其余", "略", "预期性", "约束性")
_BARE = frozenset(("单位", "个人", "部门", "机构", "相关单位", "企业", "人员", "职工"))

_ASIDE = re.compile(r"（[^（）]*）|【[^【】]*】")

Range = tuple[int, int]


def _depth_free(text: str) -> str:
    """The text with what stands in brackets blanked, so that separators there do not count."""
    if "（" not in text and "【" not in text:
        return text
    return _ASIDE.sub(lambda m: "〇" * len(m.group()), text)


def split(text: str, offset: int = 0) -> list[Range]:
    """The ranges of the names in a list such as 市教育局、财政局，各区政府和有关单位."""
    flat = _depth_free(text)
    ranges: list[Range] = []
    start = 0
    for match in _SEPARATOR.finditer(flat):
        if match.group() in _CONJUNCTIONS and not _joins_bodies(text, start, match):
            continue
        ranges.append((start, match.start()))
        start = match.end()
    ranges.append((start, len(flat)))
    names: list[Range] = []
    for left, right in ranges:
        for part in _unglued(flat, left, right):
            trimmed = _trim(flat, *part)
            if trimmed:
                names.append((trimmed[0] + offset, trimmed[1] + offset))
    return names


def _joins_bodies(text: str, start: int, match: re.Match[str]) -> bool:
    left = text[start : match.start()]
    rest = re.match(r"(?:[^、，；（【]|（[^（）]*）|【[^【】]*】)*", text[match.end() :])
    right = rest.group() if rest else ""
    right = _TAIL.sub("", right)
    if right in _BARE or len(left) < 2:
        return False
    if "的" in left and "的" not in right and "所有" in left:
        return False
    return bool(_LEFT_OF_AND.search(left)) and bool(BODY_END.search(right))


def _unglued(flat: str, left: int, right: int) -> list[Range]:
    """区教育局区财政局: a list whose separator was lost."""
    while right > left and flat[right - 1] == " ":
        right -= 1
    match = _GLUED.search(flat, left, right)
    if match and match.start() - left >= 3:
        return [(left, match.start()), *_unglued(flat, match.start(), right)]
    return [(left, right)]


def _trim(flat: str, left: int, right: int) -> Range | None:
    while left < right and flat[left] in " 。：:·“”*":
        left += 1
    while right > left and flat[right - 1] in " 。：:“”*…":
        right -= 1
    lead = _LEADING.match(flat[left:right])
    if lead and lead.end() < right - left:
        left += lead.end()
    tail = _TAIL.search(flat[left:right])
    if tail and tail.start() > 0:
        right = left + tail.start()
    while right > left and flat[right - 1] in " 、，":
        right -= 1
    blank = flat.find(" ", left, right)
    if blank > 0 and BODY_END.search(flat[left:blank]):
        right = blank  # running text follows a list whose stop was lost
    if flat.startswith(_NO_NAMES, left):
        return None
    return (left, right) if right - left >= 1 and right - left <= 40 else None


def looks_like_body(name: str) -> bool:
    """Whether a name ends as names of bodies end."""
    return len(name) <= 30 and BODY_END.search(name) is not None
