"""The bodies a document names that the directory does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from lantu.common.verdicts import Words
from lantu.ledger.intake.queries import UnknownBody
from lantu.ledger.models import Document
from lantu.pages.office.review.forms import UNIT_KINDS

SHOWN = 12
"""Bodies listed at once; those behind them come up when these are told."""
KIND_ENDINGS = (
    (("街道", "街", "街道办", "街道办事处", "镇", "乡"), "street"),
    (("社区", "居委会", "村委会"), "community"),
    (("学校", "中学", "小学", "幼儿园", "大学"), "school"),
    (("公司", "集团", "银行", "厂"), "enterprise"),
    (("协会", "商会", "学会", "联合会"), "association"),
    (("队",), "team"),
    (("党委", "党组", "区委", "市委", "纪委", "组织部", "宣传部", "统战部"), "party"),
)


@dataclass(frozen=True, slots=True)
class LikelyUnit:
    """A unit that the name may mean."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name no unit goes by; `kind` is what its ending suggests."""

    name: str
    times: int
    likely: Sequence[LikelyUnit]
    kind: str


@dataclass(frozen=True, slots=True)
class BodiesPanel:
    """The first of the unknown bodies, how many there are, and where an answer goes."""

    unknown: Sequence[Unknown]
    total: int
    several: Sequence[str]
    """The first of the names that stand for several bodies and are left as they are written."""
    href: str
    kinds: Sequence[tuple[str, Words]]

    @property
    def rest(self) -> int:
        return self.total - len(self.unknown)


def bodies_panel(
    document: Document, unknown: Sequence[UnknownBody], several: Sequence[str], query: str
) -> BodiesPanel:
    """What the panel shows."""
    return BodiesPanel(
        unknown=[
            Unknown(
                body.name,
                body.times,
                [LikelyUnit(unit.pk, unit.short_name) for unit in body.likely],
                likely_kind(body.name),
            )
            for body in unknown[:SHOWN]
        ],
        total=len(unknown),
        several=several[:SHOWN],
        href=f"{reverse('review-adopt', args=[document.pk])}?{query}",
        kinds=UNIT_KINDS,
    )


def likely_kind(name: str) -> str:
    """The kind of unit that a name's ending suggests; departments are the rule."""
    return next((kind for endings, kind in KIND_ENDINGS if name.endswith(endings)), "department")
