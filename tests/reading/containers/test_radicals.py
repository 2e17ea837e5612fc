"""Look-alikes become the ordinary characters, one for one."""

import unicodedata

from lantu.reading.containers.radicals import fold_radicals


def test_radicals_become_ordinary_characters():
    assert fold_radicals("⼯作⾏动，⺠⽣⻓期，⻋⻅⻚") == "工作行动，民生长期，车见页"


def test_compatibility_ideographs_become_ordinary_characters():
    assert fold_radicals("\uf9f7\uf98e") == "立年"


def test_ordinary_text_stays_as_it_is():
    text = "（一）加快“三新”经济；①１２％～①Ａ—…"
    assert fold_radicals(text) == text


def test_every_kangxi_radical_is_folded_to_one_character():
    kangxi = "".join(chr(code) for code in range(0x2F00, 0x2FD6))
    folded = fold_radicals(kangxi)
    assert len(folded) == len(kangxi)
    assert all("CJK UNIFIED" in unicodedata.name(character) for character in folded)
