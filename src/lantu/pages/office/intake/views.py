"""The intake: the list, handing in, watching the reading, and the original."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.ledger.intake.actions.remove import bring_back_document, remove_document
from lantu.ledger.intake.endings import reads_scans
from lantu.ledger.intake.queries import documents_for, removed_document, same_content
from lantu.ledger.models import Document, DocumentState
from lantu.pages.components.say import say_done, say_refused, say_warning
from lantu.pages.membership import MemberRequest, keeper_page, member_page
from lantu.pages.office.intake.context import (
    VIEWS,
    DocumentPage,
    Intake,
    document_page,
    lines_page,
    list_href,
    view_tabs,
)
from lantu.pages.office.intake.forms import FilesForm, TextForm
from lantu.pages.office.intake.handing import Handed, hand_in, offers_of, text_offer


@require_safe
@vary_on_headers("HX-Request")
@keeper_page
def intake(request: MemberRequest) -> HttpResponse:
    """What came in and how far it is; as a fragment for the page that keeps itself fresh."""
    fragment = request.headers.get("HX-Target") == "documents"
    template = "office/intake/list.html" if fragment else "office/intake/intake.html"
    return render(request, template, {"intake": _intake(request)})


@require_POST
@keeper_page
def hand_in_files(request: MemberRequest) -> HttpResponse:
    """Receive the files that can be received and name the others."""
    form = FilesForm(request.member, request.POST, request.FILES, auto_id="files_%s")
    if not form.is_valid():
        return _form_again(request, files=form)
    handed = hand_in(
        offers_of(form.cleaned_data["documents"]),
        by=request.member,
        plan=form.cleaned_data["plan"],
        year=form.cleaned_data["year"],
        at=timezone.now(),
    )
    return _handed_in(request, handed)


@require_POST
@keeper_page
def hand_in_text(request: MemberRequest) -> HttpResponse:
    """Receive pasted text as a document of its title."""
    form = TextForm(request.member, request.POST, auto_id="text_%s")
    if not form.is_valid():
        return _form_again(request, text=form)
    chosen = form.cleaned_data
    offer = text_offer(chosen["title"], chosen["text"])
    handed = hand_in(
        [offer],
        by=request.member,
        plan=chosen["plan"],
        year=chosen["year"],
        at=timezone.now(),
    )
    return _handed_in(request, handed)


@require_safe
@member_page
def document(request: MemberRequest, document_id: int) -> HttpResponse:
    """A document: how far its reading is, or what was found, or why it could not be read."""
    return render(request, "office/intake/document.html", {"shown": _shown(request, document_id)})


@require_safe
@member_page
def progress(request: MemberRequest, document_id: int) -> HttpResponse:
    """The fragment that follows the reading and goes on to the review once it is done."""
    shown = _shown(request, document_id)
    if shown.line.state == DocumentState.READ:
        return HttpResponseClientRedirect(reverse("review", args=[document_id]))
    return render(request, "office/intake/progress.html", {"shown": shown})


@require_safe
@member_page
def download(request: MemberRequest, document_id: int) -> FileResponse:
    """The original, never shown within our own pages."""
    found = _document(request, document_id)
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@member_page
def remove(request: MemberRequest, document_id: int) -> HttpResponse:
    """Take a document that could not be read out of the list."""
    found = _document(request, document_id)
    try:
        remove_document(document=found, by=request.member, at=timezone.now())
        undo = reverse("document-bring-back", args=[found.pk])
        say_done(request, _("“%(name)s” was removed.") % {"name": found.name}, undo=undo)
    except Refused as refused:
        say_refused(request, refused)
    return redirect(_list_address(request))


@require_POST
@member_page
def bring_back(request: MemberRequest, document_id: int) -> HttpResponse:
    """Put it into the list again."""
    found = removed_document(request.member, document_id)
    if found is None:
        raise Http404
    bring_back_document(document=found, by=request.member, at=timezone.now())
    say_done(request, _("“%(name)s” was restored to the list.") % {"name": found.name})
    return redirect("intake")


def _list_address(request: MemberRequest) -> str:
    """The list as it was asked for in the address."""
    view, page = request.GET.get("state", ""), whole_number(request.GET.get("page"))
    return list_href(view if view in VIEWS else "", page)


def _document(request: MemberRequest, document_id: int) -> Document:
    """The document without its text, which may be megabytes long."""
    found = documents_for(request.member).filter(pk=document_id).first()
    if found is None:
        raise Http404
    return found


def _shown(request: MemberRequest, document_id: int) -> DocumentPage:
    found = _document(request, document_id)
    return document_page(
        found, twin=same_content(found), now=timezone.now(), language=get_language() or ""
    )


def _intake(
    request: MemberRequest, *, files: FilesForm | None = None, text: TextForm | None = None
) -> Intake:
    view, number = request.GET.get("state", ""), request.GET.get("page", "")
    view = view if view in VIEWS else ""
    page = lines_page(
        documents_for(request.member),
        view=view,
        page=whole_number(number),
        language=get_language() or "",
    )
    return Intake(
        page=page,
        tabs=view_tabs(view),
        view=view,
        here=list_href(view, page.number),
        busy=any(line.busy for line in page.rows),
        files=files or FilesForm(request.member, auto_id="files_%s"),
        text=text or TextForm(request.member, auto_id="text_%s"),
        limit=settings.DOCUMENT_LIMIT,
        scans=reads_scans(),
        writing=text is not None,
    )


def _form_again(
    request: MemberRequest, *, files: FilesForm | None = None, text: TextForm | None = None
) -> HttpResponse:
    shown = _intake(request, files=files, text=text)
    return render(request, "office/intake/intake.html", {"intake": shown}, status=422)


def _handed_in(request: MemberRequest, handed: Handed) -> HttpResponse:
    """Say what came in and what did not, and go where the reading can be watched."""
    for reason in handed.refusals:
        say_refused(request, reason)
    for words in handed.doubled:
        say_warning(request, words)
    if len(handed.received) == 1 and not handed.refusals:
        return _go(request, reverse("document", args=[handed.received[0].pk]))
    for received in handed.received:
        _say_twin(request, received)
    if handed.received:
        words = ngettext(
            "%(count)d document was received.",
            "%(count)d documents were received.",
            len(handed.received),
        )
        say_done(request, words % {"count": len(handed.received)})
    return _go(request, reverse("intake"))


def _say_twin(request: HttpRequest, received: Document) -> None:
    twin = same_content(received)
    if twin is None:
        return
    link = format_html('<a href="{}">{}</a>', reverse("document", args=[twin.pk]), twin)
    words = _("“{name}” is identical to a document handed in earlier: {twin}.")
    say_warning(request, format_html(words, name=received.name, twin=link))


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """Redirect a form, or tell htmx, which sent it with a progress bar, to go there."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return redirect(address)
