"""Folds the look-alikes that PDF fonts put in the place of ordinary characters (⼯ for 工).

Knows three blocks of Unicode: Kangxi radicals, the CJK radicals supplement and the compatibility
ideographs.  Every character is replaced by exactly one, so that offsets stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

_KANGXI = range(0x2F00, 0x2FE0)
_COMPATIBILITY = range(0xF900, 0xFB00)

# The supplement has next to no mappings in Unicode's own tables: these follow its file
# EquivalentUnifiedIdeograph.txt, for the shapes that stand for a character in running text.
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民"
    "⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羋⺸羋⺹耂⺺肀⺻聿⺼月⺽臼"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝"
    "⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙"
    "⻱龜⻲亀⻳龟⺪疋⻇角⻕阜⻞食⻡首"
)


def _folding() -> dict[str, str]:
    folding = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
    for shape in map(chr, (*_KANGXI, *_COMPATIBILITY)):
        plain = unicodedata.normalize("NFKC", shape)
        if len(plain) == 1 and plain != shape:
            folding[shape] = plain
    return folding


FOLDING = _folding()
"""By the look-alike."""
_SHAPES = re.compile(f"[{''.join(FOLDING)}]")


def fold_radicals(text: str) -> str:
    """The text with every look-alike replaced by the character it stands for; same length."""
    return _SHAPES.sub(lambda match: FOLDING[match[0]], text)
