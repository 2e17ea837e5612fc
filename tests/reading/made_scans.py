"""Scans and photos, drawn by ourselves of our own words: the papers that a scanner would have seen."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from lantu.reading.containers.scan import is_installed

A4 = (1240, 1754)
"""Pixels of an A4 page at 150 dots an inch."""
LINE = 60
"""Pixels from a line to the next."""

NEEDS_OCR = pytest.mark.skipif(not is_installed(), reason="needs ./lantu extra ocr")

WORDS = """蓝溪区二〇二六年重点工作分工
一、提升公共服务水平
（一）新建小学3所，改扩建幼儿园12所，新增学位5400个。（牵头单位：
区教育局；完成时限：2026年11月底前）
（二）建成街道养老服务中心8家，为1200户老年人家庭完成适老化改造。
（牵头单位：区民政局；配合单位：区财政局、各街道办事处）
二、改善城市环境
（三）更新排水管网36公里，消除积水点21处。（责任单位：区水务局）
（四）新增口袋公园15个、绿道18.5公里，公园绿地500米服务半径覆盖率
达到92%以上。（牵头单位：区园林局，2026年12月31日前完成）
三、推动产业发展
（五）引进亿元以上项目30个，规模以上工业增加值增长7.5%。（牵头单位：
区工业和信息化局、区商务局）
（六）开展“一企一策”走访，年内走访企业不少于600家，办结率保持在95%
以上。（牵头单位：区政务服务中心）""".splitlines()
"""A page of a district that is nowhere."""


def font(size: int) -> ImageFont.FreeTypeFont:
    found = next(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc"), None)
    if found is None:
        pytest.skip("needs a font with Chinese characters (fonts-noto-cjk)")
    return ImageFont.truetype(str(found), size, index=2)


def page(lines: Sequence[str] = WORDS) -> Image.Image:
    """The lines below each other on white A4 paper."""
    return _written(lines, A4, 140, 160)


def slip(lines: Sequence[str]) -> Image.Image:
    """The lines on a small piece of paper, which is recognised sooner."""
    return _written(lines, (760, 80 + LINE * len(lines)), 40, 40)


def _written(lines: Sequence[str], size: tuple[int, int], left: int, top: int) -> Image.Image:
    paper = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(paper)
    for number, line in enumerate(lines):
        pen.text((left, top + number * LINE), line, "black", font(30))
    return paper


def blurred(paper: Image.Image, times: int) -> Image.Image:
    """The paper as a poor copy of a copy: so many times less sharp."""
    wide, high = paper.size
    return paper.resize((wide // times, high // times)).resize(paper.size)


def table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Image.Image:
    """A table with ruled lines on a small piece of paper."""
    paper = Image.new("RGB", (sum(widths) + 80, LINE * len(rows) + 80), "white")
    pen = ImageDraw.Draw(paper)
    for row, cells in enumerate(rows):
        left, top = 40, 40 + row * LINE
        for cell, width in zip(cells, widths, strict=True):
            pen.rectangle((left, top, left + width, top + LINE), outline="black", width=2)
            pen.text((left + 12, top + 9), cell, "black", font(28))
            left += width
    return paper


def skewed(paper: Image.Image, degrees: float, *, noise: int = 0) -> Image.Image:
    """The paper as a scanner feeds it: aslant, grey and speckled."""
    turned = paper.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    return _speckled(turned, noise) if noise else turned


def photographed(paper: Image.Image) -> Image.Image:
    """The paper as a phone sees it: on a table, in perspective, unevenly lit, not quite sharp."""
    wide, high = paper.size
    seen = paper.transform(
        (wide, high),
        Image.Transform.QUAD,
        (-60, -90, 20, high + 70, wide + 90, high + 100, wide + 10, -40),
        Image.Resampling.BICUBIC,
        fillcolor=(96, 78, 60),
    )
    light = (
        Image.linear_gradient("L").resize(seen.size).rotate(90).point(lambda v: 150 + v * 90 // 255)
    )
    lit = Image.composite(seen, Image.new("RGB", seen.size, (40, 36, 30)), light)
    return _speckled(lit.filter(ImageFilter.GaussianBlur(0.8)), 6)


def _speckled(image: Image.Image, strength: int) -> Image.Image:
    chance = random.Random(7)
    noise = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
    grain = Image.merge("RGB", [noise] * 3)
    return Image.blend(image, grain, strength / 100)


def saved(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)  # type: ignore[arg-type]
    return target.getvalue()


def scan_pdf(*pages: Image.Image) -> bytes:
    """A PDF whose pages are nothing but these pictures."""
    first, *rest = pages
    return saved(first, "PDF", resolution=150, save_all=True, append_images=rest)


def bound(*documents: bytes) -> bytes:
    """Several PDFs as one."""
    whole = pypdfium2.PdfDocument.new()
    for data in documents:
        with pypdfium2.PdfDocument(data) as part:
            whole.import_pages(part)
    target = io.BytesIO()
    whole.save(target)
    whole.close()
    return target.getvalue()


def with_picture(data: bytes, image: Image.Image, box: tuple[float, float, float, float]) -> bytes:
    """The PDF with a picture on its first page, in points from the upper left corner."""
    left, top, right, bottom = box
    with pypdfium2.PdfDocument(data) as document:
        shown = document[0]
        picture = pypdfium2.PdfImage.new(document)
        picture.load_jpeg(io.BytesIO(saved(image, "JPEG", quality=92)))
        matrix = pypdfium2.PdfMatrix().scale(right - left, bottom - top)
        picture.set_matrix(matrix.translate(left, shown.get_height() - bottom))
        shown.insert_obj(picture)
        shown.gen_content()
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


def wrong_characters(found: str, meant: Iterable[str]) -> float:
    """The share of characters that must be changed, blanks aside (the Levenshtein distance)."""
    one, other = "".join(found.split()), "".join("".join(meant).split())
    row = list(range(len(other) + 1))
    for index, character in enumerate(one, 1):
        before, row = row, [index]
        for at, wanted in enumerate(other, 1):
            row.append(min(before[at - 1] + (character != wanted), before[at] + 1, row[-1] + 1))
    return row[-1] / len(other)
