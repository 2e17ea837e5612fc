"""Reading the intake: documents, their findings, how ready they are, and unknown bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantu.directory.collective import names_several
from lantu.directory.models import Member, Unit
from lantu.directory.queries import resolve_bodies, units_like
from lantu.ledger.intake.models import DOUBTFUL, Finding, FindingState, ReviewStep
from lantu.ledger.models import HEAVY, Document, DocumentState
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rules import can_keep_ledger

GONE = (FindingState.DROPPED, FindingState.MERGED)


@dataclass(frozen=True, slots=True)
class UnknownBody:
    """A name in a document that no unit goes by, how often it stands there, and what it may be."""

    name: str
    times: int
    likely: list[Unit]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A finding without its words: enough to count, number and divide those of a whole document."""

    pk: int
    article: int
    start: int
    end: int
    kind: str
    state: str
    owned: bool
    dated: bool
    measured: bool
    path: tuple[str, ...]
    owners: tuple[str, ...]
    least_sure: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Whether there is something to look at first, and nobody has."""
        return self.state == FindingState.OPEN and self.least_sure < DOUBTFUL

    @property
    def ready(self) -> bool:
        return self.owned and self.dated and self.measured

    @property
    def counts(self) -> bool:
        """Whether it is a row, or may become one."""
        return self.state not in GONE


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How far the review of a document, or of one of its articles, is."""

    total: int = 0
    open: int = 0
    confirmed: int = 0
    dropped: int = 0


def documents_for(member: Member) -> QuerySet[Document]:
    """The documents handed in and not removed, the newest first, without their texts."""
    if not can_keep_ledger(member):
        return Document.objects.none()
    return (
        Document.objects.filter(authority_id=member.authority_id)
        .exclude(state=DocumentState.REMOVED)
        .select_related("plan", "received_by")
        .defer(*HEAVY)
        .annotate(
            found=_count_of(~Q(state__in=GONE)), undecided=_count_of(Q(state=FindingState.OPEN))
        )
    )


def removed_document(member: Member, document_id: int) -> Document | None:
    """A document that was removed from the intake, to be brought back."""
    if not can_keep_ledger(member):
        return None
    return Document.objects.filter(
        authority_id=member.authority_id, pk=document_id, state=DocumentState.REMOVED
    ).first()


def _count_of(findings: Q) -> Coalesce:
    """Counted in a subquery: a join would sort all findings for one page of documents."""
    counted = (
        Finding.objects.filter(findings, document=OuterRef("pk"))
        .order_by()
        .values("document")
        .values(count=Count("pk"))
    )
    return Coalesce(Subquery(counted), 0)


def waiting_documents(member: Member) -> QuerySet[Document]:
    """The documents that were read and have findings to decide on, the newest first."""
    if not can_keep_ledger(member):
        return Document.objects.none()
    open_findings = Finding.objects.filter(document=OuterRef("pk"), state=FindingState.OPEN)
    return documents_for(member).filter(Exists(open_findings), state=DocumentState.READ)


def document_for(member: Member, document_id: int) -> Document | None:
    """The document with its text, or None where it is not there for this member."""
    if not can_keep_ledger(member):
        return None
    return (
        Document.objects.filter(authority_id=member.authority_id, pk=document_id)
        .select_related("plan", "received_by", "authority")
        .first()
    )


def next_to_review(member: Member, *, after: Document) -> Document | None:
    """Another document that still has something to decide, the newest first."""
    return waiting_documents(member).exclude(pk=after.pk).first()


def finding_for(member: Member, finding_id: int) -> Finding | None:
    """The finding with its document, or None where it is not there for this member."""
    if not can_keep_ledger(member):
        return None
    return (
        Finding.objects.filter(document__authority_id=member.authority_id, pk=finding_id)
        .select_related("document__authority", "document__plan", "document__received_by", "task")
        .first()
    )


def findings_of(document: Document, *, article: int | None = None) -> QuerySet[Finding]:
    """The findings in the order of the text, of one article or of all, without the merged ones."""
    found = Finding.objects.filter(document=document).exclude(state=FindingState.MERGED)
    return found if article is None else found.filter(article=article)


def outline_of(document: Document) -> list[Sketch]:
    """All findings of the document without their words, in the order of the text, in one query."""
    rows = findings_of(document).values(*Sketch.__dataclass_fields__)
    return [
        Sketch(
            **row
            | {
                "path": tuple(row["path"]),
                "owners": tuple(owner["name"] for owner in row["owners"]),
            }
        )
        for row in rows
    ]


def review_counts(document: Document) -> dict[int, ReviewCount]:
    """How far the review of each article is, by its index, in one query."""
    rows = (
        Finding.objects.filter(document=document)
        .exclude(state=FindingState.MERGED)
        .order_by()
        .values("article")
        .annotate(
            total=Count("pk"),
            open=Count("pk", filter=Q(state=FindingState.OPEN)),
            confirmed=Count("pk", filter=Q(state=FindingState.CONFIRMED)),
            dropped=Count("pk", filter=Q(state=FindingState.DROPPED)),
        )
    )
    return {
        row["article"]: ReviewCount(row["total"], row["open"], row["confirmed"], row["dropped"])
        for row in rows
    }


def document_readiness(document: Document) -> Readiness:
    """How ready the findings that were not dropped are."""
    counts = (
        Finding.objects.filter(document=document)
        .exclude(state__in=GONE)
        .aggregate(
            # First: behind `owned=` the word would mean that count, not the column.
            ready=Count("pk", filter=Q(owned=True, dated=True, measured=True)),
            total=Count("pk"),
            owned=Count("pk", filter=Q(owned=True)),
            dated=Count("pk", filter=Q(dated=True)),
            measured=Count("pk", filter=Q(measured=True)),
        )
    )
    return Readiness(**counts)


def body_names(outline: Iterable[Sketch]) -> Counter[str]:
    """How often each body is named as an owner of what is, or may become, a row."""
    return Counter(name for sketch in outline if sketch.counts for name in sketch.owners)


def known_bodies(document: Document, outline: Iterable[Sketch]) -> dict[str, Unit]:
    """The unit behind each owner name that the directory knows, in one query."""
    return resolve_bodies(document.authority, {name for row in outline for name in row.owners})


def unknown_bodies(
    document: Document, outline: Iterable[Sketch], known: Mapping[str, Unit], *, guessed: int = 12
) -> list[UnknownBody]:
    """The owner names that no unit goes by, the most frequent first; but see `collective_names`.

    Likely units are sought for the first `guessed` names alone: comparing hundreds takes a while,
    and nobody looks at the rest before these are told.
    """
    named = body_names(outline)
    unknown = [name for name in _unnamed(named, known) if not names_several(name)]
    likely = units_like(document.authority, unknown[:guessed])
    return [UnknownBody(name, named[name], likely.get(name, [])) for name in unknown]


def collective_names(outline: Iterable[Sketch], known: Mapping[str, Unit]) -> list[str]:
    """The owner names that stand for several bodies at once, the most frequent first."""
    return [name for name in _unnamed(body_names(outline), known) if names_several(name)]


def _unnamed(named: Counter[str], known: Mapping[str, Unit]) -> list[str]:
    return sorted(named.keys() - known.keys(), key=lambda name: (-named[name], name))


def last_step(document: Document, by: Member) -> ReviewStep | None:
    """The member's own last step, which undo would take back; without the findings before it."""
    steps = ReviewStep.objects.filter(document=document, by=by).defer("before", "created")
    return steps.order_by("-pk").first()


def same_content(document: Document) -> Document | None:
    """Another document with the very same bytes, unless it was removed."""
    return (
        Document.objects.filter(authority_id=document.authority_id, sha256=document.sha256)
        .exclude(pk=document.pk)
        .exclude(state=DocumentState.REMOVED)
        .defer(*HEAVY)
        .first()
    )


def finding_behind(member: Member, task_id: int) -> int | None:
    """The number of the finding that a row of the ledger was confirmed from."""
    if not can_keep_ledger(member):
        return None
    found = Finding.objects.filter(document__authority_id=member.authority_id, task_id=task_id)
    return found.values_list("pk", flat=True).first()
