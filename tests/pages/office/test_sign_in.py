"""Signing in and out, and what a person chooses for themselves."""

from __future__ import annotations

import pytest
from django.test import Client

from lantu.directory.choices import MemberRole
from lantu.directory.models import Member, Unit, User
from tests import cast

WRONG = "The user name or the password is not right."


def sign_in(client: Client, username: str, password: str = cast.PASSWORD, **more: str):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["lantu_language"] = "en"
    return client


def test_sign_in_goes_to_the_page_that_was_asked_for(english: Client, planner: Member) -> None:
    asked = english.get("/plans/")
    assert (asked.status_code, asked["Location"]) == (302, "/sign-in/?next=/plans/")
    answer = sign_in(english, planner.user.username, next="/plans/")
    assert (answer.status_code, answer["Location"]) == (302, "/plans/")
    assert english.get("/plans/").status_code == 200


def test_fragment_of_who_is_signed_out_sends_the_page_to_sign_in(
    english: Client, planner: Member
) -> None:
    document = cast.received(planner)
    page = f"http://testserver/intake/{document.pk}/"
    answer = english.get(
        f"/intake/{document.pk}/progress/", headers={"HX-Request": "true", "HX-Current-URL": page}
    )
    assert (answer.status_code, answer["HX-Redirect"]) == (
        200,
        f"/sign-in/?next=/intake/{document.pk}/",
    )


def test_sign_in_does_not_lead_to_another_host(english: Client, planner: Member) -> None:
    answer = sign_in(english, planner.user.username, next="https://elsewhere.example/")
    assert answer["Location"] == "/"


def test_unknown_user_and_wrong_password_are_one_answer(english: Client, planner: Member) -> None:
    wrong = sign_in(english, planner.user.username, "not the password")
    unknown = sign_in(english, "nobody", "not the password")
    assert [wrong.status_code, unknown.status_code] == [200, 200]
    assert wrong.context["form"].non_field_errors() == [WRONG]
    assert unknown.context["form"].non_field_errors() == [WRONG]
    assert sign_in(english, planner.user.username).status_code == 302


def test_too_many_wrong_passwords_are_told_kindly(english: Client, planner: Member) -> None:
    for _ in range(9):
        assert sign_in(english, planner.user.username, "wrong").status_code == 200
    locked = sign_in(english, planner.user.username, "wrong")
    assert locked.status_code == 429
    assert "signing in is closed for 15 minutes" in locked.content.decode()
    assert sign_in(english, planner.user.username).status_code == 429


def test_user_of_no_unit_is_told_whom_to_ask(english: Client, planner: Member) -> None:
    User.objects.create_user("newcomer", password=cast.PASSWORD)
    answer = sign_in(english, "newcomer")
    assert answer.context["form"].non_field_errors() == [
        "Your account belongs to no unit yet. Please ask your administrator."
    ]
    assert sign_in(english, planner.user.username).status_code == 302


def test_sign_out_is_a_post_and_ends_the_session(browser: cast.Browser, planner: Member) -> None:
    client = browser(planner)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/")["Location"] == "/sign-in/?next=/"


def test_another_membership_of_ones_own_may_be_chosen(
    browser: cast.Browser, liaison: Member, planner: Member, units: dict[str, Unit]
) -> None:
    second = cast.member(units["区教育局"], MemberRole.PLANNER, user=liaison.user)
    client = browser(liaison)
    assert client.get("/").context["shell"].unit == "区住建委"
    answer = client.post("/membership/", {"member": second.pk}, follow=True)
    assert answer.context["shell"].unit == "区教育局"
    assert [m.words for m in answer.context["shell"].memberships if m.current] == [
        "区教育局 · Planner"
    ]
    assert "You now act for 区教育局." in answer.content.decode()
    for other in (str(planner.pk), "", "nonsense"):
        assert client.post("/membership/", {"member": other}).status_code == 404
    assert client.get("/").context["shell"].unit == "区教育局"


def test_language_is_kept_in_a_cookie(client: Client) -> None:
    assert "登录" in client.get("/sign-in/").content.decode()
    answer = client.post("/language/", {"language": "en", "next": "/sign-in/?next=/plans/"})
    assert answer["Location"] == "/sign-in/?next=/plans/"
    page = client.get("/sign-in/")
    assert page["Content-Language"] == "en"
    assert '<html lang="en"' in page.content.decode()
    client.post("/language/", {"language": "tlh", "next": "https://elsewhere.example/"})
    assert client.get("/sign-in/")["Content-Language"] == "en"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_choices_lead_back_to_this_host_alone(client: Client, back: str) -> None:
    assert client.post("/mode/", {"mode": "elder", "next": back})["Location"] == "/"


def test_elder_mode_is_kept_in_a_cookie(client: Client) -> None:
    assert 'data-mode="plain"' in client.get("/sign-in/").content.decode()
    client.post("/mode/", {"mode": "elder", "next": "/sign-in/"})
    assert 'data-mode="elder"' in client.get("/sign-in/").content.decode()
    client.post("/mode/", {"mode": "plain", "next": "/sign-in/"})
    assert 'data-mode="plain"' in client.get("/sign-in/").content.decode()


def test_navigation_follows_the_role(
    browser: cast.Browser, planner: Member, leader: Member
) -> None:
    kept = browser(planner).get("/").context["shell"]
    assert [str(way.label) for way in kept.nav] == [
        "Intake",
        "Ledger",
        "Indicators",
        "Readiness",
        "Directory",
    ]
    looked = browser(leader).get("/plans/").context["shell"]
    assert [(str(way.label), way.current) for way in looked.nav] == [
        ("Ledger", False),
        ("Indicators", False),
        ("Readiness", True),
    ]


def test_faults_are_told_in_the_look_and_the_language(
    english: Client, browser: cast.Browser, planner: Member
) -> None:
    missing = browser(planner, "zh-hans").get("/no/such/page/")
    assert missing.status_code == 404
    assert "这里没有您可查看的内容" in missing.content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["lantu_language"] = "en"
    refused = strict.post("/language/", {"language": "en"})
    assert refused.status_code == 403
    assert "nothing was changed" in refused.content.decode()


def test_no_page_carries_inline_style_or_script(browser: cast.Browser, planner: Member) -> None:
    client = browser(planner)
    for address in ("/", "/plans/", "/intake/"):
        page = client.get(address)
        text = page.content.decode()
        assert " style=" not in text
        assert "<style" not in text
        assert "<script>" not in text
        assert "script-src 'self'" in page["Content-Security-Policy"]
