"""The review of a document: looking at it, and one view for each thing an officer decides.

Every view answers a plain form with a redirect and an htmx request with the pieces that changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.ledger.intake.actions.document import DOCUMENT
from lantu.ledger.intake.actions.review import confirm_findings, split_finding
from lantu.ledger.intake.actions.undo import undo_step
from lantu.ledger.intake.models import Finding, FindingState
from lantu.ledger.intake.queries import document_for, finding_for
from lantu.ledger.models import Document, DocumentState
from lantu.pages.components.owner_lines import settled
from lantu.pages.components.say import say_done, say_refused
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.review import deeds
from lantu.pages.office.review.ask import Ask
from lantu.pages.office.review.cards import splitting_of
from lantu.pages.office.review.confirming import in_scope
from lantu.pages.office.review.context import Opened
from lantu.pages.office.review.forms import (
    AdoptForm,
    Correction,
    DocumentForm,
    SplitForm,
    correction_of,
    posted_correction,
    reshaped,
)
from lantu.pages.office.review.places import place_of
from lantu.pages.office.review.reply import changed, looked_at, opened


@require_safe
@member_page
def review(request: MemberRequest, document_id: int) -> HttpResponse:
    document = _document(request, document_id)
    if document.state != DocumentState.READ:
        return redirect("document", document_id)  # says how far the reading is, or why it failed
    return looked_at(request, document, Ask.of(request.GET))


@require_safe
@member_page
def card(request: MemberRequest, finding_id: int) -> HttpResponse:
    """One finding: its card alone, or the page where it stands."""
    finding = _finding(request, finding_id)
    ask = Ask.of(request.GET)
    if request.htmx:  # type: ignore[attr-defined]
        return opened(request, finding.document, ask, Opened(finding.pk))
    ask = place_of(finding.document, ask, finding.pk)
    page = reverse("review", args=[finding.document_id])
    return redirect(f"{page}?{ask.query}#f{finding.pk}")


@require_POST
@member_page
def decide(request: MemberRequest, finding_id: int) -> HttpResponse:
    """Confirm, drop, restore or merge one finding."""
    finding = _finding(request, finding_id)
    verb = request.POST.get("verb", "")
    deed = deeds.DEEDS.get(verb)
    if deed is None:
        raise Http404
    with _told(request):
        _done(request, finding.document, deed(finding, request.member, timezone.now()))
    only = None if verb == "merge" else finding.pk
    go = "next" if verb in deeds.GONE_ON else "stay"
    return changed(request, finding.document, Ask.of(request.GET), finding.pk, only=only, go=go)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def correct(request: MemberRequest, finding_id: int) -> HttpResponse:
    finding = _finding(request, finding_id)
    ask, prefix = Ask.of(request.GET), f"f{finding.pk}"
    if finding.state != FindingState.OPEN:
        return _decided(request, finding, ask)
    if request.method != "POST":
        correction = correction_of(finding.contents, prefix)
        return opened(request, finding.document, ask, Opened(finding.pk, correction))
    reshape = reshaped(request.POST)
    correction = posted_correction(reshape or request.POST, prefix)
    if reshape is not None or not _is_sound(correction, finding):
        return opened(request, finding.document, ask, Opened(finding.pk, correction))
    then = request.POST.get("then", "")
    with _told(request):
        words = deeds.correct(finding, correction, request.member, timezone.now(), then=then)
        _done(request, finding.document, words)
    go = "next" if then == "confirm" else "stay"
    return changed(request, finding.document, ask, finding.pk, only=finding.pk, go=go)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def split(request: MemberRequest, finding_id: int) -> HttpResponse:
    """Choose a place, beginning with the one where the caret stood, and cut there."""
    finding = _finding(request, finding_id)
    ask = Ask.of(request.GET)
    if finding.state != FindingState.OPEN:
        return _decided(request, finding, ask)
    form = SplitForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        splitting = splitting_of(finding.text, whole_number(request.GET.get("at")))
        return opened(request, finding.document, ask, Opened(finding.pk, splitting=splitting))
    with _told(request):
        offset = form.cleaned_data["offset"]
        split_finding(finding=finding, offset=offset, by=request.member, at=timezone.now())
        _done(request, finding.document, deeds.split_words())
    return changed(request, finding.document, ask, finding.pk)


@require_POST
@member_page
def confirm(request: MemberRequest, document_id: int) -> HttpResponse:
    """Confirm all open findings of a part, an article or the document."""
    document = _document(request, document_id)
    ask = Ask.of(request.GET)
    with _told(request):
        numbers = in_scope(document, ask, request.POST.get("scope", ""))
        tasks = confirm_findings(
            document=document, findings=numbers, by=request.member, at=timezone.now()
        )
        _done(request, document, deeds.confirmed_words(tasks), undoable=bool(tasks))
    return changed(request, document, ask, go="ahead")


@require_POST
@member_page
def undo(request: MemberRequest, document_id: int) -> HttpResponse:
    """Take back one's own last step, and look at where it was."""
    document = _document(request, document_id)
    ask, pk, head = Ask.of(request.GET), 0, False
    with _told(request):
        undone = undo_step(document=document, by=request.member, at=timezone.now())
        _done(request, document, deeds.undone_words(undone), undoable=False)
        pk = undone.findings[0] if undone.findings else 0
        head = undone.verb == DOCUMENT
    place = place_of(document, ask, pk) if pk else ask
    return changed(request, document, place, pk, moved=head or place != ask)


@require_POST
@member_page
def adopt(request: MemberRequest, document_id: int) -> HttpResponse:
    """Tell the directory who a body is."""
    document = _document(request, document_id)
    form = AdoptForm(request.POST)
    with _told(request):
        if not form.is_valid():
            raise Refused(deeds.unclear_body())
        words, undoable = deeds.adopt(document, form, request.member, timezone.now())
        _done(request, document, words, undoable=undoable)
    return changed(request, document, Ask.of(request.GET), go="bodies")


@require_POST
@member_page
def correct_head(request: MemberRequest, document_id: int) -> HttpResponse:
    """Correct the document's title and year."""
    document = _document(request, document_id)
    form = DocumentForm(request.POST)
    with _told(request):
        words, undoable = deeds.correct_head(document, form, request.member, timezone.now())
        _done(request, document, words, undoable=undoable)
    return redirect(f"{reverse('review', args=[document.pk])}?{Ask.of(request.GET).query}")


def _document(request: MemberRequest, document_id: int) -> Document:
    document = document_for(request.member, document_id)
    if document is None:
        raise Http404
    return document


def _finding(request: MemberRequest, finding_id: int) -> Finding:
    finding = finding_for(request.member, finding_id)
    if finding is None:
        raise Http404
    return finding


@contextmanager
def _told(request: MemberRequest) -> Iterator[None]:
    """A refusal becomes a sentence; what is shown after it is the present state."""
    try:
        yield
    except Refused as refused:
        say_refused(request, refused)


def _is_sound(correction: Correction, finding: Finding) -> bool:
    """Whether the forms make sense, and every name that is new in them is a unit's or meant."""
    own = {owner["name"] for owner in finding.owners}
    return correction.is_valid() and settled(finding.document.authority, correction.owners, own)


def _done(request: MemberRequest, document: Document, words: str, *, undoable: bool = True) -> None:
    undo_at = reverse("review-undo", args=[document.pk])
    query = Ask.of(request.GET).query
    say_done(request, words, undo=f"{undo_at}?{query}" if undoable else "")


def _decided(request: MemberRequest, finding: Finding, ask: Ask) -> HttpResponse:
    """Somebody else was quicker: say so and show what became of it."""
    say_refused(request, deeds.decided_meanwhile())
    return changed(request, finding.document, ask, finding.pk, only=finding.pk)
