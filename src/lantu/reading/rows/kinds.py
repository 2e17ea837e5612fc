"""Whether a sentence or item is a row, and of what kind: task, target or result.

Knows how work to be done, values to be reached and things done are worded, and what is worded like
them and is none.  Knows nothing about owners and deadlines.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lantu.reading.fields.verbs import ACTIONS, ADVERBS, OPENERS, STARTS, action
from lantu.reading.model import Kind

# `re` passes over text at ten times the speed where every branch of a pattern that is searched for
# begins with a character.  So what stands before one is looked at behind it, and what begins a
# sentence is a pattern of its own: docs/mechanisms/reading-speed.md.
_FORMAL = re.compile(
    "印发给你们|本(?:措施|办法|意见|方案|规定|细则|通知|规划|纲要|条例)(?:自|由|所称"
    "|适用|中|有效|实施|与|未)|自(?:印发|发布|公布|颁布|下发)之日|负责解释|是指|制定本"
    "|特制定|制定以下|如下(?:意见|措施|通知|方案|公示|实施意见|：)|提出如下|此件|特此"
    "|扫一扫|相关解读|来源：|编辑：|责任编辑|版权|转载|字体|当前位置|首页|索引号"
    "|制定下列|现予(?:公布|印发)|从其规定|参照本|同时废止|请(?:认真)?(?:遵照|贯彻)执行$"
    "|会员分享|报告如下|方案如下|现[就将][^。]*如下|遵照执行|关于印发[^。]{2,90}(?:通知"
    "|意见|函)。?$|政策解读：|公示如下|经.{0,30}(?:同意|审议通过)，现|向大会(?:作|报告)|请予审议"
    "|提出意见|组 ?长：[^。；]{2,40}(?:副组 ?长|成 ?员|组 ?员)："
)
_FORMAL_WHOLE = re.compile(
    "[^。，]{2,60}关于[^。，]{4,80}的(?:通知|公告|函|报告|通报)$"
    "|《[^》]*》[。；]?$|[^，。；]{2,12}(?:强调|要求|指出|表示|介绍)[，：]?$"
    "|(?:坚持|遵循)[^。；]{2,60}的?原则[。；]?$"
)
_LONGEST_SAYING = 15
"""Characters of the third of these; the others hold or begin with words of their own."""
_PENALTY = re.compile(
    "给予[^，。]{0,10}(?:处分|处罚)|予以[^，。]{0,10}(?:处分|处罚)|追究[^，。]{0,14}责任"
    "|构成犯罪|移送司法"
    "|取消[^，。]{0,16}资格"
)
_FORMAL_OR_PENALTY = re.compile(f"{_FORMAL.pattern}|{_PENALTY.pattern}")
_PENALTY_PATH = re.compile("责任追究|法律责任|罚则|处罚")
_BACKGROUND_OPENING = re.compile(
    r"(?:近年来|当前|目前|随着|过去|长期以来|今年以来|去年|上年|[一二三四五]年来"
    r"|一直以来|截至|截止|“十[一二三四]五”(?:以来|时期，我)|刚才|会前|据悉|据了解|由于"
    r"|因为|回顾|历史|习近平|党中央|党的[一二三十九届八七]+)"
)
_BACKGROUND = re.compile(
    r"意义(?:重大|深远)|具有[^，。]{0,10}意义|标志着|意味着|充分体现|充分说明|充分肯定"
    r"|面临|位于|坐落|被评为|荣获|受到(?<!享受到)|得益于|令人|倍感|深感|潜力巨大|属于|总面积"
    r"|衷心感谢|表示感谢|诚挚|祝贺|热烈欢迎|责任重大|取得[^，。]{0,12}(?:成效|成就|成绩"
    r"|进展)|态势|形势(?!分析)|不平衡|不充分|还存在|仍然存在|短板(?:依然|仍)|有待|不够"
)
_IS = re.compile(
    r"^[^，。；]{1,24}(?:既|都|不仅|就)?是(?!否)[^，。]{0,40}(?:的|之|关键|基础|核心"
    r"|保障|载体|要求|任务|途径|支撑|举措|力量|组成|体现|需要|大计|事)"
)
_DEFINES = re.compile(
    r"(?![一二三四五六七八九十]是)[^，。；“]{3,20}(?<![点标键但凡还就])是(?:基于|指|以"
    r"|由|我国|我省|我市|党|国家|实现|推动|推进|促进|贯彻|落实|新时代|一)[^。]*"
)
_DONE = re.compile(
    "已(?!有[^，。]{0,6}的)|了(?!解)|累计|截至|截止|同比|先后|以来|圆满|成功|达成"
    "|实际(?:利用|完成)|荣获|均(?:完成|达到)|比上年|占年|上半年(?:完成|全市|全区)"
    "|共(?:完成|有|投入|开展|举办|组织|发放|新增|吸引|接待|办理|受理|销售|达成)"
)
_REACHED = "[^，。]{0,14}(?:完成|实现|达|增长)"
_STRONG_DONE = re.compile(
    r"已(?!有[^，。]{0,6}的|婚|故|知|列入|成为)|累计|截至|截止"
    r"|了(?!解)(?:(?<=[成通建开签获办定出加解立展发放集达接举设组打印召完参编取准]了)"
    r"|(?<=[一-龥]了)[^，。]{2,20}[，。])|同比增长|比上年增长|一季度以来|今年以来|据统计"
    rf"|据悉|经统计|前[一二三四五六七八九十\d]+个?月{_REACHED}|上半年{_REACHED}"
    rf"|季度(?<=[一二三]季度){_REACHED}|-(?<=\d-)\d{{1,2}}月份?{_REACHED}"
    rf"|—(?<=\d—)\d{{1,2}}月份?{_REACHED}|占年度?(?:投资)?计划|全部竣工|主体完工"
    r"|基本完成"
)
_YAO = r"要(?<![重主需必纲概提摘首简紧扼不]要)(?![求素点闻领因件害道义])"
_FUTURE = re.compile(
    rf"{_YAO}|将(?!军|领|士|来自)|力争|争取|确保|应当|必须|须|不得"
    r"|计划(?<![度资年动作]计划)(?!的|书|生|经|单|\d|，|中)|拟|预计|预期|希望|下一步|今后"
    r"|继续|鼓励|支持|引导|严禁|务必|应(?!急|用|对|届|邀|变|答)|到20\d\d年"
    r"|“十[四五六]五”期间|年底前|月底前|努力|全力"
)
_DEMAND = re.compile(
    rf"{_YAO}|必须|务必|应当|须|希望|鼓励|勉励"
    r"|要求(?<!部署要求)(?<!工作要求)(?<!总体要求)(?<!有关要求)(?<!标准要求)(?<!目标要求)"
    r"(?<!规定要求)(?=[^，。；、的和是])"
    r"|叮嘱|力争|争取|确保"
    r"|下一步(?!计划|打算)|今后|将(?:继续|进一步|以|把|充分|围绕|聚焦|恢复|坚决"
    rf"|深入|认真|全面|紧|按|沿|根据|积极|持续|不断|与|会同|举办|开展|组织|加|于(?!近日)"
    rf"|重点|着力|在|为|从|坚持|对|立足|主动|推|牢|抓|统筹|严格|线上|定期|通过|有|依托"
    rf"|联合|切实|同|建|打|推出|力)|必将"
)
_NARRATED = re.compile(
    "出席|主持(?:会议|召开)?|参加会议|参加(?:活动|调研|了)|陪同|传达学习|听取|察看|作了"
    "|进行了|发言|致辞|召开|举行|揭牌|签约仪式|参会|前往|走访|到场|介绍了"
)
_ADVERB = rf"(?:(?:{OPENERS})，?|{ADVERBS}|各[^，。；]{{1,12}}要)*"
_WORK_STARTS = STARTS | {"各"}
_TARGET_OPENERS = re.compile(
    r"(?:到?(?:20\d\d)年(?:底|末)?，?|“十[一二三四五六]五”(?:末|期间|时期)，?|今年，?"
    r"|全年，?|年内，?|其中，?|力争|争取|确保|努力|实现|使|预计|预期|全[市区县省州]"
    r"|我[市区县省]|加上[^，]{2,40}，)*"
)
_OPENING = frozenset("到2“今全年其力争确努实使预我加")
"""What the words of `_TARGET_OPENERS` begin with."""
_MEASURABLE = re.compile(
    r"达到?(?:\d|国家|省|全|标准|以上|\d)|增长|控制在|降低|下降|减少|提高到|提高至"
    r"|提升到|提升至|稳定在|保持(?:在|全|稳定|同步|较)|不低于|不高于|超过|突破|力争|以上"
    r"|以内|左右|≥|≤|同步|小于|大于|零增长|覆盖率|比重|占比|高于|达标"
)
_TARGET_NOUN = re.compile(
    r"[^，。；]{0,30}?(?:率|总值|总额|收入|支出|投资|产值|增加值|面积|数量|人数|总量"
    r"|规模|比例|比重|水平|人口|指标|消耗|销售额|保有量|寿命|强度|指数|浓度|条件|满意度"
    r"|优良天数|排名|位次|GDP|覆盖面|缺口|价格|岗位|就业|企业|学校|大学|成本|时间)"
)


_DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?(?:上午|下午|晚)?，")


def reports(text: str) -> bool:
    """Whether an item tells what was done, not what is to be done."""
    return _STRONG_DONE.search(text) is not None or _DATED.match(text) is not None


_SIGNATURE = re.compile(
    r"[^，。；]{4,40}(?:政府|办公厅|办公室|委员会|[局厅委]) *20\d\d年\d{1,2}月\d{1,2}日"
)


def is_formal(text: str) -> bool:
    """Letter formulas, definitions, commencement, signatures: never rows."""
    return _FORMAL.search(text) is not None or _is_formal_whole(text)


def _is_formal_whole(text: str) -> bool:
    """The formulas that are the whole text: a title, 某某强调, a signature."""
    likely = len(text) <= _LONGEST_SAYING or text[:1] in "《坚遵" or "关于" in text
    return (likely and _FORMAL_WHOLE.match(text) is not None) or (
        "月" in text and _SIGNATURE.match(text) is not None
    )


@cache
def _work() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ADVERB})(?:{ACTIONS})")


@cache
def _further_work() -> re.Pattern[str]:
    return re.compile(rf"[，；：。” ](?:{_ADVERB})(?:{ACTIONS})")


def _opens_with_work(text: str) -> bool:
    """Whether a text begins with the verb of a work, adverbs before it or not."""
    return text[:1] in _WORK_STARTS and _work().match(text) is not None


def _works(text: str) -> bool:
    """Whether a clause begins with the verb of a work."""
    return _opens_with_work(text) or _further_work().search(text) is not None


def of_progress(text: str, *, figures: bool) -> Kind | None:
    """The kind of a cell or paragraph of a progress ledger: a task, or what was done about it."""
    told = reports(text) or _DONE.search(text) or text.count("。") + text.count("；") > 1
    if told and not (_opens_with_work(text) and text.count("。") <= 1 and not _DONE.search(text)):
        return Kind.RESULT if figures else None
    if figures and _PROGRESSIVE.search(text):
        return Kind.RESULT
    return Kind.TASK if _works(text) or _FUTURE.search(text) else None


_PROGRESSIVE = re.compile("常态化开展|每天|参加了|组织\\d")


def of_item(text: str, *, figures: bool, noted: bool, path: tuple[str, ...] = ()) -> Kind | None:
    """The kind of a whole item; an item with its own note is always a row."""
    if not noted and (is_formal(text) or _punishes(path) or _is_principle(path)):
        return None
    if not noted and reports(text) and not _FUTURE.search(text[:40]):
        return Kind.RESULT if figures else None
    if is_target(text, figures=figures):
        return Kind.TARGET
    if noted or action().search(text) or _FUTURE.search(text):
        return Kind.TASK
    return None


_CHANGES = ("新", "增长", "减少", "降低", "保持")
_BUILDS = ("新增", "新建", "新改")
_ADDS_PEOPLE = ("新增就业", "新增城镇")
_GOALS = re.compile(r"[^，。；]{0,24}(?:预期|主要|工作|发展)目标[^，。；]{0,6}：")


def is_target(text: str, *, figures: bool) -> bool:
    """A metric and the value to reach, without a described piece of work."""
    if figures and _GOALS.match(text):
        return True
    last = _last_of_few(text)
    if last is None:
        return False
    opener = _TARGET_OPENERS.match(last) if last[:1] in _OPENING else None
    rest = last[opener.end() :] if opener else last
    if not rest.startswith(_CHANGES) and _opens_with_work(rest):
        return False
    if rest.startswith(_BUILDS) and not rest.startswith(_ADDS_PEOPLE):
        return False
    if figures:
        named = _MEASURABLE.search(rest) or _TARGET_NOUN.match(rest)
        return named is not None and not _works(rest)
    plain = "情况" not in rest and "定期" not in rest
    named = _MEASURABLE.search(rest) and _TARGET_NOUN.match(rest)
    return plain and named is not None and not _works(rest)


def _last_of_few(text: str) -> str | None:
    """The last sentence of a text, with at most a short one before it; else None."""
    stops = text.count("。") + text.count("；")
    if stops == 0 or text in ("。", "；"):
        return text
    if stops == 1 and text[-1] in "。；":
        return text[:-1]
    sentences = [s for s in text.replace("；", "。").split("。") if s]
    if len(sentences) > 2:
        return None
    if len(sentences) == 2 and (len(sentences[0]) > 22 or "，" in sentences[0]):
        return None
    return sentences[-1] if sentences else text


_AHEAD = re.compile(
    rf"{_YAO}|将(?:(?<![^，]将)|(?<=我们将)(?<![^，]我们将))(?:继续|进一步)|下一步|今后|必须"
)
_MAY = re.compile(r"[^，。；要应须将]{2,20}可以(?![^。]*(?:应|要|须))")
_PLANNED = re.compile(r"(?:今年|20\d\d年)，?[^，。]{0,10}(?:安排|列入)[^，。]{0,14}\d")


def of_sentence(
    text: str, *, figures: bool, retrospective: bool, path: tuple[str, ...] = ()
) -> Kind | None:
    """The kind of a sentence of a plan, a report or a rule."""
    if (
        text[-1:] == "？"
        or _FORMAL_OR_PENALTY.search(text)
        or _is_formal_whole(text)
        or _punishes(path)
        or ("可以" in text and _MAY.match(text))
    ):
        return None
    told = Kind.RESULT if figures else None
    if retrospective and not _AHEAD.search(text):
        return told
    future = _FUTURE.search(text) is not None
    done = not future and _STRONG_DONE.search(text) is not None
    if figures and done:
        return Kind.RESULT
    planned = figures and _PLANNED.match(text) is not None and "预算" not in text
    if planned or is_target(text, figures=figures):
        return Kind.TARGET
    if _is_background(text, done=done):
        return told
    works = figures or future or action().search(text) or _DEMAND.search(text)
    return Kind.TASK if works else None


@lru_cache(maxsize=256)
def _punishes(path: tuple[str, ...]) -> bool:
    """Whether the headings say that what is below them are penalties."""
    return any(map(_PENALTY_PATH.search, path))


def _is_principle(path: tuple[str, ...]) -> bool:
    return any("原则" in heading for heading in path)


def _is_background(text: str, *, done: bool) -> bool:
    """What is so, or was done, or is meant: no work in it."""
    if done:
        return not _opens_with_work(text)
    if _DEMAND.search(text):
        return False
    if _BACKGROUND_OPENING.match(text) or ("是" in text and _states(text)):
        return True
    return _BACKGROUND.search(text) is not None and not _opens_with_work(text)


def _states(text: str) -> bool:
    return _IS.match(text) is not None or _DEFINES.match(text) is not None


_FROM_ABOVE = re.compile(
    r"(?:党的[一二三四五六七八九十]+[大届][^，。]{0,8}|[一二三四五六七]中全会|全会|习近平[^，。]{0,8}"
    r"|党中央[^，。]{0,6})(?:强调|指出|提出|明确|就|审议|通过|要求|把|擘画|描绘|部署)"
)
_SPEECH = re.compile(r"[^，。；]{0,36}(?:表示|说|指出|强调|介绍|认为|要求|提出)[，：]“?")
_ORDERS = re.compile("强调|要求")
_TOLD = re.compile(r"[^，。；]{0,12}(?:近日|日前|昨日|今日)(?![^。]*(?:强调|要求|将))")
_PLANS = re.compile("预计|年计划|安排")
_CLAUSE_DEMANDS = re.compile(rf"(?:^|[，；“])(?:{_YAO}|将|希望)")
_CEREMONY = re.compile("授旗|颁发|走上舞台|授牌|欣赏了|观看了|合影|拉开序幕|表演")


_PERIOD = re.compile(r"[从自][^，。；]{1,14}[至到](?:\d{4}年)?\d{1,2}月\d{1,2}日，")


def announces(text: str) -> bool:
    """从春节前至3月31日，某市开展…: an activity over a stated period."""
    lasts = _PERIOD.search(text) if "日，" in text else None
    return lasts is not None and action().search(text, lasts.end()) is not None


def of_news(text: str, *, figures: bool, going_on: bool) -> Kind | None:
    """The kind of a sentence of a news report; `going_on` behind a demand or pledge."""
    if text.endswith("？") or is_formal(text) or _FROM_ABOVE.match(text) or _CEREMONY.search(text):
        return None
    if _TOLD.match(text) and _NARRATED.search(text):
        return None
    if announces(text) and not _STRONG_DONE.search(text):
        return Kind.TASK
    speech = _SPEECH.match(text)
    if speech:
        text = text[speech.end() :]
    demands = _DEMAND.search(text)
    if speech and not demands and _ORDERS.search(speech.group()):
        demands = None if _IS.match(text) else _ORDERS.search(speech.group())
    if figures and not demands and not (going_on and _opens_with_work(text)):
        return Kind.TARGET if _PLANS.search(text) else Kind.RESULT
    if demands:
        if _BACKGROUND.search(text) and not _CLAUSE_DEMANDS.search(text):
            return None
        return Kind.TASK
    idle = (
        _NARRATED.search(text)
        or _IS.match(text)
        or _BACKGROUND.search(text)
        or _STRONG_DONE.search(text)
    )
    if going_on and _works(text) and not idle:
        return Kind.TASK
    return None
