"""Handing in several documents at once: what can be received is, what cannot is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused, Words
from lantu.directory.models import Member
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.models import Document, Plan


@dataclass(frozen=True, slots=True)
class Handed:
    """The documents received, why others were not, and which files came twice."""

    received: list[Document] = field(default_factory=list)
    refusals: list[Words] = field(default_factory=list)
    doubled: list[Words] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that somebody hands in; its bytes are read when it is its turn."""

    name: str
    size: int
    read: Callable[[], bytes]


def offers_of(files: Iterable[UploadedFile[Any]]) -> list[Offer]:
    return [Offer(file.name or "", file.size or 0, file.read) for file in files]


def text_offer(title: str, text: str) -> Offer:
    data = text.encode()
    return Offer(f"{title}.txt", len(data), lambda: data)


def hand_in(
    offers: Iterable[Offer],
    *,
    by: Member,
    at: datetime,
    plan: Plan | None,
    year: int | None = None,
) -> Handed:
    """Receive each file by itself, once: a bad one does not hold up the good ones."""
    handed, names = Handed(), dict[bytes, str]()
    for offer in offers:
        try:
            data = _data_of(offer)
            content = hashlib.sha256(data).digest()
            if content in names:
                handed.doubled.append(_doubled_words(offer.name, names[content]))
                continue
            document = receive_document(
                name=offer.name, data=data, by=by, at=at, plan=plan, year=year
            )
        except Refused as refused:
            handed.refusals.append(refused.reason)
        else:
            handed.received.append(document)
            names[content] = offer.name
    return handed


def _doubled_words(name: str, first: str) -> str:
    words = _(
        "“%(name)s” is identical to “%(first)s” in the same hand-in; only one copy was received."
    )
    return words % {"name": name, "first": first}


def _data_of(offer: Offer) -> bytes:
    """The file's bytes, unless there are more than a document may have."""
    if offer.size > settings.DOCUMENT_LIMIT:
        raise Refused(
            _(
                "“%(name)s” is too large: it has %(size)s, and %(limit)s is the limit. "
                "Please split it and hand in the parts."
            )
            % {
                "name": offer.name,
                "size": filesizeformat(offer.size),
                "limit": filesizeformat(settings.DOCUMENT_LIMIT),
            }
        )
    return offer.read()
