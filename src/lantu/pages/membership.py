"""As whom a person acts: the membership of the request, and what the page's frame shows of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from lantu.common.verdicts import Words
from lantu.directory.models import Member, User
from lantu.directory.queries import memberships_of
from lantu.directory.rules import can_keep_directory
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.mode import chosen_mode

SESSION_KEY = "member"
P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request of somebody who is a member; views behind `member_page` get one."""

    member: Member


class MembershipMiddleware:
    """Puts the member on the request, or None for one who is not signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = current_member(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def memberships_here(request: HttpRequest) -> list[Member]:
    """The memberships of who is signed in, read once in a request."""
    if not isinstance(request.user, User):
        return []
    known: list[Member] | None = getattr(request, "memberships", None)
    if known is None:
        known = list(memberships_of(request.user))
        request.memberships = known  # type: ignore[attr-defined]
    return known


def current_member(request: HttpRequest) -> Member | None:
    """The membership chosen in this session, else the person's first."""
    members = memberships_here(request)
    if not members:
        return None
    chosen = request.session.get(SESSION_KEY)
    return next((m for m in members if m.pk == chosen), members[0])


def member_page(
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for members: others are asked to sign in, and a user in no unit finds nothing."""

    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        if getattr(request, "member", None) is None:
            raise Http404
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return wraps(view)(guarded)  # type: ignore[return-value]


def keeper_page(
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for who keeps the ledger; for all other members it looks like what is not there."""

    def guarded(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not can_keep_ledger(request.member):
            raise Http404
        return view(request, *args, **kwargs)

    return wraps(view)(member_page(guarded))


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; a fragment sends the whole page there."""
    if request.headers.get("HX-Request"):
        page = HtmxDetails(request).current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(page).url)
    return redirect_to_login(request.get_full_path())


@dataclass(frozen=True, slots=True)
class Way:
    """An entry of the main navigation."""

    label: Words
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """One of the units and roles in which the person may act."""

    pk: int
    words: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frame of a page needs to know of the person and the page."""

    authority: str = ""
    name: str = ""
    role: str = ""
    unit: str = ""
    keeps_ledger: bool = False
    mode: str = ""
    here: str = "/"
    nav: Sequence[Way] = ()
    memberships: Sequence[Membership] = ()


def shell(request: HttpRequest) -> dict[str, Any]:
    """Template context of the frame, on every page."""
    member: Member | None = getattr(request, "member", None)
    mode = chosen_mode(request)
    here = request.get_full_path() if request.method == "GET" else "/"
    if member is None:
        return {"shell": Shell(mode=mode, here=here)}
    return {
        "shell": Shell(
            authority=member.authority.short_name,
            name=member.name,
            role=member.get_role_display(),
            unit=member.unit.short_name,
            keeps_ledger=bool(can_keep_ledger(member)),
            mode=mode,
            here=here,
            nav=ways_of(member, request.path),
            memberships=[
                Membership(m.pk, f"{m.unit.short_name} · {m.get_role_display()}", m == member)
                for m in memberships_here(request)
            ],
        )
    }


def ways_of(member: Member, path: str) -> list[Way]:
    """The main navigation for the member's role; the entry that the path lies under is current."""
    ways = [
        (_("Intake"), reverse("intake"), bool(can_keep_ledger(member))),
        (_("Ledger"), reverse("ledger"), True),
        (_("Indicators"), reverse("indicators"), True),
        (_("Readiness"), reverse("plans"), True),
        (_("Directory"), reverse("directory"), bool(can_keep_directory(member))),
    ]
    return [Way(label, href, path.startswith(href)) for label, href, open_to in ways if open_to]
