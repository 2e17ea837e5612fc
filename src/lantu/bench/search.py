"""How long a search takes at 100,000 rows, by what is typed.

Knows how the rows are made: in the database of a throw-away installation, in bulk, with a planner
who sees all of them and a liaison officer who sees one in fifty.  Each question is asked many times
in turns with a reference, a count of the rows; printed are the 95th percentile in milliseconds and
as a ratio to the reference's.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

ROWS = int(os.environ.get("LANTU_BENCH_ROWS", "100000"))
ROUNDS = 20
UNITS = 50
AT = datetime(2026, 1, 1, tzinfo=UTC)
VERBS = ("推进", "完善", "加强", "新建", "改造", "开展", "提升", "培育", "优化", "落实")
THINGS = (
    "招聘活动",
    "老旧小区",
    "学校",
    "社区食堂",
    "营商环境",
    "产业园区",
    "河道",
    "绿地",
    "停车场",
)
TAILS = ("，健全长效机制", "，扩大覆盖范围", "，形成示范效应", "，提高服务质量", "，确保年底完成")
TYPED = {
    "common, two characters": "社区",
    "rare word": "琥珀计划",
    "Latin letters": "AI",
    "Latin, nothing found": "xyzzy",
    "initials": "zljd",
    "digits meet characters": "第33批",
    "two words": "学校 教育",
    "one character": "校",
    "nothing found": "没有此事",
}
"""What is typed, by what it stands for."""


def main() -> int:
    """Print the time of each kind of question, for who sees all and who sees little."""
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as home:
        os.environ["LANTU_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "lantu.config.settings"
        import django

        django.setup()
        from lantu.bench.search_rows import made_district
        from lantu.ledger.models import Task
        from lantu.ledger.queries.search import search

        began = time.perf_counter()
        members = made_district(made_texts(ROWS), UNITS, AT)
        sys.stdout.write(f"{ROWS:,} rows made and indexed in {time.perf_counter() - began:.0f} s\n")
        for who, member in members.items():
            for name, typed in TYPED.items():
                asked, reference = _timed(partial(search, member, typed), Task.objects.count)
                sys.stdout.write(
                    f"{who:<8} {name:<24} {asked * 1000:>8.1f} ms {asked / reference:>8.1f}\n"
                )
    return 0


def made_texts(rows: int) -> Iterator[str]:
    """Rows as plans have them; a few name a plan of their own, or are of the 33rd batch."""
    chance = random.Random(20260101)  # noqa: S311 - the same rows every time
    for number in range(rows):
        words = "".join(chance.choice(VERBS) + chance.choice(THINGS) for _ in range(3))
        special = ""
        if number % 9973 == 0:
            special = "琥珀计划"
        elif number % 997 == 0:
            special = f"招录基地第{number % 40}批ＡＩ应用"
        elif number % 499 == 0:
            special = "第33批"
        yield f"{special}{words}{number % 100}处{chance.choice(TAILS)}"


def _timed(question: Callable[[], object], reference: Callable[[], object]) -> tuple[float, float]:
    """The 95th percentile of both, asked in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for kept, ask in zip(times, (question, reference), strict=True):
            began = time.perf_counter()
            ask()
            kept.append(time.perf_counter() - began)
    asked, beside = (sorted(kept)[int(ROUNDS * 0.95) - 1] for kept in times)
    return asked, beside
