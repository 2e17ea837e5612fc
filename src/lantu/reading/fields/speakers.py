"""Who speaks: body, post and person, and whether they pledge or demand.

Knows the ways a paper introduces a speaker and the verbs of saying.  Knows surnames, but no person
and no body.  A speaker goes on until the next one is introduced or the paragraph ends.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云滑昌"
_RANK = r"(?:常务|第一|执行|专职|原)?副?"
_POST = (
    rf"(?:[省市区县州旗镇乡]委|党组|党委|党工委|工委|党总支|党支部|总支|支部|常委会?|党政"
    rf"|团委|纪委|政府党组|大队|分管[^，。；、]{{2,12}}?的?)?{_RANK}"
    r"(?:书记|局长|主任|处长|科长|院长|校长|园长|馆长|站长|所长|区长|市长|县长|州长|镇长"
    r"|乡长|部长|会长|理事长|秘书长|董事长|总经理|经理|总裁|厅长|司长|省长|主席|行长"
    r"|社长|台长|队长|支队长|大队长|主任委员|总工程师|督学|常委|委员|调研员|负责人"
    r"|党组成员|成员|巡视员|检察长|干事|科员|店长|厂长|场长|网格员|街道办事处主任)"
)
_PERSON = (
    rf"(?:(?:欧阳|司马|上官|诸葛|司徒|东方|尉迟|皇甫)[一-龥]{{1,2}}|[{SURNAMES}][一-龥]{{1,2}})"
)
_SAYS = (
    r"(?:在[^，。；]{2,24}(?:时|中|上|后|里)|也|还|均|都|进一步|目标明确|深有感触地|表态"
    r"|坚定地|激动地|对此|代表[^，。]{2,12}|首先|随后|接着|最后|补充|动情地|自豪地|坚定"
    r"|感慨地|郑重|纷纷)?"
    r"(?P<verb>表示|说|介绍|谈到|坦言|告诉记者|表态|承诺|认为|称|透露|强调|要求|指出"
    r"|提出|希望|叮嘱|目标明确)"
)
_OFFICE = re.compile(
    rf"(?P<post>(?:主要|有关|相关)?负责人|(?:主要)?负责同志)(?P<person>)(?={_SAYS})"
)
_BODY = re.compile(r"[一-龥（）]{2,24}$")
_SAYING = re.compile(_SAYS)
_MOVED = re.compile(
    r"，?在[^，。；]{2,40}[后时中](?:深受鼓舞|[^。“]{0,20})?[，。]?[^。“”]{0,20}[。：，]“"
)
_DEMANDS = frozenset(("强调", "要求", "指出", "提出", "希望", "叮嘱"))


def _opening(words: str) -> str:
    """Branches for any of the words between bars at the start of a sentence."""
    return "|".join(f"{word}(?<![^。；]{word})" for word in words.split("|"))


_MEETING = re.compile(
    f"(?:{_opening('会议|大会|座谈会|全会|活动|文件|通知|方案|报告')}|{_opening('调研')}中?)"
    "[^，。；]{0,6}(?:强调|要求|指出|提出|明确|决定)"
)
_SAID = re.compile(
    "表示|说|介绍|谈到|坦言|告诉|表态|承诺|认为|称|透露|强调|要求|指出|提出|希望|叮嘱"
    "|明确|决定|深受鼓舞|“"
)
_GATE = re.compile("书记|主任|长|负责人|负责同志|委员|主席|经理|干事")
_BODY_LEAD = re.compile(
    r"^(?:[^，。；]{0,12}(?:由|受|，|任)|记者从|(?:近日|日前|上午|下午|当天|会上|会后|期间|随后))"
)


class Speaker(NamedTuple):
    """A speaker by ranges in the paragraph of the introduction, and from where on they speak."""

    start: int
    body: str
    post: str
    person: str
    demands: bool


@cache  # who only imports the reader need not wait until all posts are compiled
def _introduced() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<post>{_POST}(?:[、兼]{_POST}){{0,3}})(?P<person>{_PERSON})(?:同志)?(?={_SAYS}"
        rf"|，?在[^，。；]{{2,40}}[后时中]|，|、|主持|出席|[一-龥]{{0,4}}(?:赴|到|来|深入"
        rf"|参加|率))"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[。；”，]))(?P<person>{_PERSON})(?P<post>{_POST})?(?:同志)?(?:首先)?(?={_SAYS})"
    )


def find(text: str, known: dict[str, tuple[str, str]]) -> list[Speaker]:
    """Those who speak in a paragraph, in order; `known` learns body and post of each person."""
    introduced = list(_introduced().finditer(text)) if _GATE.search(text) else []
    for match in introduced:
        _learn(text, match, known)
    if _SAID.search(text) is None:
        return []
    unnamed = _OFFICE.finditer(text) if "负责" in text else ()
    found = [s for m in (*introduced, *unnamed) if (s := _speaking(text, m)) is not None]
    taken = [s.start for s in found]
    for match in _named().finditer(text) if known else ():
        person = match.group("person")
        if person in known and not any(abs(match.start("person") - t) < 3 for t in taken):
            body, post = known[person]
            found.append(Speaker(match.start(), body, post, person, _demands(text, match.end())))
    found += [Speaker(m.start(), "", "", "", demands=True) for m in _MEETING.finditer(text)]
    return sorted(found, key=lambda s: s.start)


def _learn(text: str, match: re.Match[str], known: dict[str, tuple[str, str]]) -> None:
    person = match.group("person")
    if person and person not in known:
        known[person] = (_body(text, match.start()), match.group("post"))


def _speaking(text: str, match: re.Match[str]) -> Speaker | None:
    place = match.end()
    if _SAYING.match(text, place) is None and _MOVED.match(text, place) is None:
        return None
    body = _body(text, match.start())
    return Speaker(
        match.start(), body, match.group("post"), match.group("person"), _demands(text, place)
    )


def _demands(text: str, place: int) -> bool:
    says = _SAYING.match(text, place)
    return says is not None and says.group("verb") in _DEMANDS


def _body(text: str, place: int) -> str:
    """The body before a post, without what only leads up to it."""
    match = _BODY.search(text[max(0, place - 24) : place])
    words = match.group() if match else ""
    lead = _BODY_LEAD.match(words)
    return words[lead.end() :] if lead and lead.end() < len(words) else words


def speaker_at(speakers: list[Speaker], text: str, place: int) -> Speaker | None:
    """Who speaks at a place; a quotation that opens the paragraph belongs to whom it names after."""
    current: Speaker | None = None
    for speaker in speakers:
        if speaker.start <= place:
            current = speaker
    if current is None and speakers and text.startswith("“"):
        close = text.find("”", place)
        first = speakers[0]
        if close >= 0 and close < first.start <= close + 40:
            return first
    return current
