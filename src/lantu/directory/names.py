"""The names bodies go by: which spellings are one name.

Pure.  Within a district its own name in front of a body's makes no difference (区发改委 and 发改委
are one); the city's 市发改委 is another body.  Words for several bodies are in `collective`.
"""

from __future__ import annotations

import re
import unicodedata

SORTS = re.compile("(委员会|办公室|办事处|管理局|中心|街道办|街道|街|局|委|办|会|部)$")


def plain(name: str) -> str:
    """The name without blanks and full-width differences."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def authority_prefixes(name: str, short_name: str) -> tuple[str, ...]:
    """How documents refer to the authority itself in front of a body's name, longest first."""
    stem = short_name[:-1] if len(short_name) > 2 else ""
    found = {name, short_name, short_name[-1:], "我" + short_name[-1:], stem}
    return tuple(sorted(filter(None, found), key=lambda prefix: (-len(prefix), prefix)))


def core(name: str, prefixes: tuple[str, ...]) -> str:
    """The body's name without the authority's; the whole name where nothing would be left."""
    whole = plain(name)
    for prefix in prefixes:
        rest = whole.removeprefix(prefix)
        if rest != whole and len(rest) >= 2:
            return rest
    return whole


def stem(core: str) -> str:
    """The core without the word for what sort of body it is: 教委 and 教育局 differ by 育 alone."""
    return SORTS.sub("", core) or core
