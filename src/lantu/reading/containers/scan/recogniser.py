"""Recognises the words and ruled lines of a picture; runs only where the component is installed.

Knows rapidocr and what it needs: text that stands upright, and characters of a certain height.  Its
classifier of upside-down lines stays off, for it turns good lines round; a page as a whole is
turned here where its words make no sense otherwise.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from lantu.reading.containers.scan.characters import (
    Point,
    Script,
    characters_of,
    edges_of,
    is_upright,
    skew,
)
from lantu.reading.containers.scan.sheet import Written
from lantu.reading.containers.scan.strokes import ruled_lines
from lantu.reading.containers.scan.turning import Matrix, enlarged, straightening, then, turned_back

Pixels: TypeAlias = NDArray[np.uint8]

_SIDE = 2_000
"""Pixels of the longer side at which a picture is looked at first."""
_SAMPLE = 6
"""Lines that show which way up the page is."""
_LARGEST_SIDE = 4_000
_SMALL, _GOOD = 22, 30
"""Pixels that a line is high: small ones are looked at again, larger, if the picture has more."""
_SENSE = 0.8
"""A page whose characters are on the whole less sure is tried the other way up."""
_DOUBTFUL = 0.9
"""A line that is less sure is kept and said to be doubtful; correct ones are seldom below."""

_SETTINGS = {
    "Global.use_cls": False,
    "Global.text_score": 0.0,  # nothing uncertain is left out: the page says so instead
    "Det.max_candidates": 10_000,
    "Global.log_level": "critical",
    "Global.max_side_len": _LARGEST_SIDE,
    "Global.return_word_box": True,
    "Global.return_single_char_box": True,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class _Look:
    """A picture as it was looked at, and the lines that were seen."""

    pixels: Pixels
    turns: int
    scale: float
    lines: list[Script]

    @property
    def sense(self) -> float:
        """How much was recognised, counted by how sure it is."""
        return sum(len(line.text) * line.sure for line in self.lines)

    @property
    def height(self) -> float:
        """How high a line of text is here, in pixels."""
        return statistics.median([line.height for line in self.lines] or [_GOOD])

    @property
    def is_sure(self) -> bool:
        return self.sense >= _SENSE * sum(len(line.text) for line in self.lines)


class Recogniser:
    """Keeps the models between pages."""

    def __init__(self) -> None:
        self._engine = RapidOCR(params=_SETTINGS)

    def sheet(self, image: Image.Image, points: float) -> Written:
        """What stands in the picture, in points (so many a pixel) of the page turned upright."""
        whole: Pixels = np.asarray(image.convert("RGB"))[:, :, ::-1]
        look = self._best(whole)
        high, wide = look.pixels.shape[:2]
        there, back = straightening(skew(look.lines), wide, high)
        size = points / look.scale
        placed = (one for line in look.lines for one in characters_of(line, there))
        doubtful = (line for line in look.lines if line.sure < _DOUBTFUL)
        ruled = ruled_lines(_straight(look.pixels, there), look.height)
        page = (look.scale * whole.shape[1], look.scale * whole.shape[0])
        seen = then(back, turned_back(look.turns, *page))
        return {
            "characters": [(one.text, *enlarged(one.edges, size)) for one in placed],
            "rules": [enlarged(edges, size) for edges in ruled],
            "doubts": [enlarged(edges_of(line, there), size) for line in doubtful],
            "seen": _in_points(seen, size),
        }

    def _best(self, whole: Pixels) -> _Look:
        look = self._look(whole, 0, _SIDE)
        if not is_upright(look.lines):
            look = self._look(whole, self._turns(look, 1, 3), _SIDE)
        elif look.lines and not look.is_sure and self._turns(look, 0, 2):
            look = self._look(whole, 2, _SIDE)
        if look.height < _SMALL and look.scale < 1:
            side = round(max(look.pixels.shape[:2]) * _GOOD / look.height)
            look = self._look(whole, look.turns, side)
        return look

    def _turns(self, look: _Look, *turns: int) -> int:
        """After which of these quarter turns the longest lines make most sense."""
        longest = sorted(look.lines, key=lambda line: -len(line.text))[:_SAMPLE]
        crops = [_around(look.pixels, line) for line in longest]

        def sense(turn: int) -> float:
            turned = [np.ascontiguousarray(np.rot90(crop, turn)) for crop in crops]
            return float(sum(self._engine.recognize_txt(turned).scores))

        return max(turns, key=sense)

    def _look(self, whole: Pixels, turns: int, side: int) -> _Look:
        """Recognise the picture after so many quarter turns against the clock."""
        scale = min(1.0, min(side, _LARGEST_SIDE) / max(whole.shape[:2]))
        pixels = whole
        if scale < 1:
            pixels = cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        pixels = np.ascontiguousarray(np.rot90(pixels, turns))
        return _Look(pixels, turns, scale, _lines(self._engine(pixels)))


def _around(pixels: Pixels, line: Script) -> Pixels:
    """The upright part of the picture that holds the line."""
    across, down = zip(*line.quad, strict=True)
    left, right = max(int(min(across)), 0), math.ceil(max(across))
    return pixels[max(int(min(down)), 0) : math.ceil(max(down)), left:right]


def _straight(pixels: Pixels, matrix: Matrix) -> Pixels:
    """The picture moved by the matrix, on white."""
    a, b, c, d, e, f = matrix
    high, wide = pixels.shape[:2]
    size = (math.ceil(wide * abs(a) + high * abs(c)), math.ceil(wide * abs(b) + high * abs(d)))
    whole = np.array([[a, c, e], [b, d, f]])
    return cv2.warpAffine(pixels, whole, size, flags=cv2.INTER_LINEAR, borderValue=(255,) * 3)


def _lines(result: RapidOCROutput) -> list[Script]:
    """The recognised lines in our words."""
    if result.boxes is None or not result.txts:
        return []
    placed = list(result.word_results or ())[::-1]
    found = []
    for box, text, sure in zip(result.boxes, result.txts, result.scores, strict=True):
        corners = [(float(x), float(y)) for x, y in box]
        spots: tuple[Point, ...] = ()
        # Lines without places of their own are left out of the list, not kept as empty ones.
        if placed and "".join(word for word, _, _ in placed[-1]) == text.replace(" ", ""):
            spots = tuple(_middle(quad) for _, _, quad in placed.pop())
        found.append(Script(text, (corners[0], corners[1], corners[2], corners[3]), sure, spots))
    return found


def _middle(quad: list[list[float]]) -> Point:
    across, down = zip(*quad, strict=True)
    return float(sum(across)) / 4, float(sum(down)) / 4


def _in_points(matrix: Matrix, size: float) -> Matrix:
    a, b, c, d, e, f = matrix
    return (a, b, c, d, e * size, f * size)
