"""A document in traditional characters, or with look-alikes in it, reads to the rows of its twin."""

from __future__ import annotations

import pytest

from lantu.reading import Reading, read_bytes
from lantu.reading.containers.radicals import FOLDING
from lantu.reading.layout.characters import fold
from tests.reading.made_files import Put, pdf_file, word_text

SIMPLIFIED = """临江区民生实事任务分工方案
一、完善养老服务体系
（一）扩大社区食堂覆盖面。新建社区食堂6个，为独居老人送餐不少于2.5万人次，2025年9月底前完成。（牵头单位：区民政局；配合单位：区财政局、各街道办事处）
（二）开展适老化改造。对300户困难家庭实施厨卫改造，经费由区级统筹。（区残联牵头，区住房和城乡建设局配合）
二、优化营商环境
（一）压缩审批时限，企业开办时间压缩至1个工作日以内，长期坚持。（责任单位：区行政审批局、区市场监管局）
（二）举办招聘会40场，帮助高校毕业生就业，失业率控制在5.5%以下。（区人力资源和社会保障局负责）
三、提升生态环境质量
（一）整治黑臭水体3条，种植乔木1.2万株，空气质量优良天数比率达到85%。责任单位：区生态环境局、区园林绿化局
（二）推广新能源汽车，建设充电桩500个，每季度通报进展。（区发展改革委牵头，区机关事务管理局参与）
今年以来，全区完成固定资产投资128亿元，同比增长7.6%。
区体育局局长表示，将新建健身步道12公里，向市民免费开放。
"""
TRADITIONAL = """臨江區民生實事任務分工方案
一、完善養老服務體系
（一）擴大社區食堂覆蓋面。新建社區食堂6個，為獨居老人送餐不少於2.5萬人次，2025年9月底前完成。（牽頭單位：區民政局；配合單位：區財政局、各街道辦事處）
（二）開展適老化改造。對300戶困難家庭實施廚衛改造，經費由區級統籌。（區殘聯牽頭，區住房和城鄉建設局配合）
二、優化營商環境
（一）壓縮審批時限，企業開辦時間壓縮至1個工作日以內，長期堅持。（責任單位：區行政審批局、區市場監管局）
（二）舉辦招聘會40場，幫助高校畢業生就業，失業率控制在5.5%以下。（區人力資源和社會保障局負責）
三、提升生態環境質量
（一）整治黑臭水體3條，種植喬木1.2萬株，空氣質量優良天數比率達到85%。責任單位：區生態環境局、區園林綠化局
（二）推廣新能源汽車，建設充電樁500個，每季度通報進展。（區發展改革委牽頭，區機關事務管理局參與）
今年以來，全區完成固定資產投資128億元，同比增長7.6%。
區體育局局長表示，將新建健身步道12公里，向市民免費開放。
"""
LOOK_ALIKES = {plain: shape for shape, plain in FOLDING.items() if plain in SIMPLIFIED}


def rows(reading: Reading) -> list[object]:
    """All that was found, in one spelling; the offsets are those of the document itself."""
    return [
        (
            *(f.kind, f.start, f.end, fold(f.text), [fold(part) for part in f.path]),
            *([(fold(o.name), o.role) for o in f.owners], fold(f.person), fold(f.post)),
            *(f.due and (fold(f.due.text), f.due.date), f.warnings, f.grounds),
            [(fold(g.metric), g.comparator, g.value, fold(g.unit)) for g in f.figures],
        )
        for f in reading.findings
    ]


def in_word(text: str) -> bytes:
    return word_text(*text.splitlines())


def in_pdf(text: str) -> bytes:
    return pdf_file([[Put(20, 40 + 20 * i, line) for i, line in enumerate(text.splitlines())]])


@pytest.mark.parametrize("form", [str.encode, in_word], ids=["text", "word"])
def test_traditional_document_reads_to_the_rows_of_its_simplified_twin(form) -> None:
    ours, twin = (read_bytes(form(text), "a") for text in (TRADITIONAL, SIMPLIFIED))
    assert rows(ours) == rows(twin)
    assert len(twin.findings) == 8
    assert [o.name for o in ours.findings[0].owners] == ["區民政局", "區財政局", "各街道辦事處"]
    for finding in ours.findings:
        assert ours.document.text[finding.start : finding.end] in TRADITIONAL


def test_text_copied_with_look_alikes_reads_to_the_rows_of_its_twin() -> None:
    copied = SIMPLIFIED.translate({ord(a): b for a, b in LOOK_ALIKES.items()})
    assert {"⼯", "⼈", "⻓"} <= set(copied)
    ours, twin = (read_bytes(text.encode(), "a.txt") for text in (copied, SIMPLIFIED))
    assert ours.document.text == copied
    assert ours.findings == twin.findings


def test_pdf_with_look_alikes_has_the_plain_characters_in_its_text() -> None:
    copied = SIMPLIFIED.translate({ord(a): b for a, b in LOOK_ALIKES.items()})
    ours, twin = (read_bytes(in_pdf(text), "a.pdf") for text in (copied, SIMPLIFIED))
    assert ours.document.text == twin.document.text
    assert ours.findings == twin.findings
    assert len(twin.findings) == 8
