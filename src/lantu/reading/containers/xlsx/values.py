"""A cell's value as people write it: 12.3, 85%, 2025年12月31日, 2025年12月.

Knows calamine's types and how a format changes the reading; nothing of sheets.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from lantu.reading.containers.xlsx.formats import Shown

Value = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)
_DIGITS = 15
# Excel keeps no more than fifteen: 12.300000000000001 in the file is 12.3 on the screen.


def written(value: Value, shown: tuple[Shown, str] | None = None) -> str:
    """The value in words and figures; `shown` is how its format asks for it."""
    how, unit = shown or (None, "")
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, percent=how is Shown.PERCENT) + unit
    if isinstance(value, datetime.date):
        return _date(value, month_only=how is Shown.MONTH)
    if isinstance(value, datetime.time):
        return f"{value.hour}:{value.minute:02d}"
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def _number(value: float, *, percent: bool) -> str:
    exact = Decimal(f"{value:.{_DIGITS}g}")
    if not exact.is_finite():
        return str(value)
    return _plain(exact * 100 if percent else exact)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _date(value: datetime.date, *, month_only: bool) -> str:
    if month_only:
        return f"{value.year}年{value.month}月"
    day = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return f"{day} {value.hour}:{value.minute:02d}"
    return day
