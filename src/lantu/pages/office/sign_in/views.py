"""Signing in, choosing a membership, the language and the mode."""

from __future__ import annotations

from collections.abc import Container

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantu.pages import language, mode
from lantu.pages.components.say import say_done
from lantu.pages.membership import SESSION_KEY, MemberRequest, member_page, memberships_here
from lantu.pages.office.sign_in.forms import SignInForm

YEAR = 365 * 24 * 3600


class SignIn(LoginView):
    """The page of signing in; who is signed in already goes on."""

    authentication_form = SignInForm
    template_name = "office/sign_in/sign_in.html"
    redirect_authenticated_user = True


def locked_out(request: HttpRequest, *_axes: object) -> HttpResponse:
    """The answer after too many wrong passwords."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "office/sign_in/locked_out.html", {"minutes": minutes}, status=429)


@require_POST
@member_page
def choose_membership(request: MemberRequest) -> HttpResponse:
    """Act as another of one's own memberships from now on."""
    chosen = request.POST.get("member", "")
    member = next((m for m in memberships_here(request) if str(m.pk) == chosen), None)
    if member is None:
        raise Http404
    request.session[SESSION_KEY] = member.pk
    say_done(request, _("You now act for %(unit)s.") % {"unit": member.unit.short_name})
    return redirect("home")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie and go back to the page."""
    return _chosen(request, "language", language.COOKIE, dict(settings.LANGUAGES))


@require_POST
def choose_mode(request: HttpRequest) -> HttpResponse:
    """Keep elder or plain mode in a cookie and go back to the page."""
    return _chosen(request, "mode", mode.COOKIE, mode.MODES)


def _chosen(request: HttpRequest, key: str, cookie: str, known: Container[str]) -> HttpResponse:
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = redirect(back)
    if request.POST.get(key) in known:
        response.set_cookie(cookie, request.POST[key], max_age=YEAR, samesite="Lax", httponly=True)
    return response
