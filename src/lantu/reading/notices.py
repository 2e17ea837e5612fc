"""The warnings that a finding or a whole reading may carry, each with a code and a sentence.

Knows what each code says to an officer; `reader`, `second` and, for the pages of a
document, `containers` know when it applies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: its code, and what it says."""

    code: str
    zh: str
    en: str


NOTICES: dict[str, Notice] = {
    n.code: n
    for n in (
        Notice(
            "R001", "没有写明责任主体，请补充。", "No responsible body is named; please add one."
        ),
        Notice(
            "R002",
            "责任主体取自上级标题，请确认是否适用于本条。",
            "The owner is taken from the heading above; please check that it covers this row.",
        ),
        Notice(
            "R003",
            "责任主体是泛称（如“各部门”“有关单位”），请落实到具体单位。",
            "The owner is a general term (“all departments”); please name the bodies meant.",
        ),
        Notice(
            "R004",
            "责任主体取自句子主语，请核对。",
            "The owner is the subject of the sentence, not a note; please check it.",
        ),
        Notice(
            "R005",
            "有多个牵头单位，请确认由谁总牵头。",
            "More than one body leads; please settle which one answers for the whole.",
        ),
        Notice(
            "R011",
            "时限没有年份，且文件中找不到年份，请补充。",
            "The deadline has no year and the document shows none; please add it.",
        ),
        Notice(
            "R012",
            "时限取自引导语或上级标题，请确认。",
            "The deadline is taken from an introduction or heading; please check it.",
        ),
        Notice(
            "R013",
            "日期残缺或无法换算成具体日期，请核对原文。",
            "The date is damaged or cannot be turned into a day; please check the source.",
        ),
        Notice(
            "R014",
            "有多个阶段时限，已取最后一个。",
            "There are staged deadlines; the last one is taken.",
        ),
        Notice(
            "R021",
            "指标没有数值，无法量化考核。",
            "The target has no figure and cannot be measured.",
        ),
        Notice(
            "R022",
            "数值是区间，已记为上下限两条。",
            "The figure is a range; it is kept as a lower and an upper bound.",
        ),
        Notice(
            "R031",
            "文件中有相同的段落，只计一次。",
            "The passage stands in the document more than once; it is counted once.",
        ),
        Notice(
            "R032",
            "句子似被截断，请核对原文。",
            "The sentence seems to be cut off; please check the source.",
        ),
        Notice(
            "R033",
            "发言人或所属单位未能识别，请补充。",
            "The speaker or the speaker's body was not recognised; please add it.",
        ),
        Notice(
            "R034",
            "本条有些文字识别把握不大，请对照原件核对。",
            "Some words of this row may have been misread; please check the original.",
        ),
        Notice(
            "R041",
            "部分内容由第二阅读补充，请核对。",
            "Some of it was filled in by the second reader; please check it.",
        ),
        Notice(
            "R042",
            "本条由第二阅读提出，请核对是否成立。",
            "The row was proposed by the second reader; please check that it is one.",
        ),
        Notice(
            "R051",
            "第二阅读没有答复（连接不上、超时或出错），相应内容只有第一阅读的结果。",
            "The second reader did not answer (no connection, no time or a fault); "
            "the first reader's findings stand alone there.",
        ),
        Notice(
            "R052",
            "第二阅读的答复不合约定，没有采用，相应内容只有第一阅读的结果。",
            "An answer of the second reader did not keep to the contract and was not used; "
            "the first reader's findings stand alone there.",
        ),
        Notice(
            "R053",
            "第二阅读给出的部分条目或内容在原文中找不到，没有采用。",
            "Some of what the second reader said is not in the document and was refused.",
        ),
        Notice(
            "R054",
            "第二阅读在规定时间内没有读完，其余内容只有第一阅读的结果。",
            "The second reader's time was over before the end of the document; "
            "the first reader's findings stand alone from there.",
        ),
        Notice(
            "R061",
            "第 {pages} 页是扫描件或图片，没有读取。"
            "请由管理员运行 ./lantu extra ocr 安装文字识别组件后重新提交。",
            "Page {pages}: scans or pictures, which were not read. Please have the administrator "
            "install the recognition of words by ./lantu extra ocr, then hand it in again.",
        ),
        Notice(
            "R062",
            "第 {pages} 页的图像没有识别成功，其中的文字没有读取，请对照原件补录。",
            "Page {pages}: the picture could not be recognised and its words were not read; "
            "please add what it says from the original.",
        ),
        Notice(
            "R063",
            "第 {pages} 页有识别把握不大的文字，请对照原件核对。",
            "Page {pages}: some words may have been misread; please check the original.",
        ),
        Notice(
            "R064",
            "第 {pages} 页有较大的图片，图中如有文字则没有读取。"
            "运行 ./lantu extra ocr 安装文字识别组件后可以读取。",
            "Page {pages}: larger pictures, in which words, if there are any, were not read; they "
            "are once the recognition of words is installed by ./lantu extra ocr.",
        ),
        Notice(
            "R065",
            "第 {pages} 页是图像，没有识别出文字（可能是空白页）。",
            "Page {pages}: a picture in which no words were found (perhaps an empty page).",
        ),
    )
}


def sentence(code: str, language: str, pages: Iterable[int] = ()) -> str:
    """What a code says, in Chinese (`zh...`) or English; the R06x say it of pages."""
    notice = NOTICES[code]
    chinese = language.startswith("zh")
    words = notice.zh if chinese else notice.en
    return words.format(pages=_in_words(pages, "、" if chinese else ", "))


def _in_words(pages: Iterable[int], between: str) -> str:
    """Pages as people list them: 3、5–7."""
    ranges: list[tuple[int, int]] = []
    for page in sorted(pages):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    return between.join(f"{a}–{b}" if a < b else str(a) for a, b in ranges)
