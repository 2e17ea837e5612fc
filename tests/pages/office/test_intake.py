"""Handing in, following the reading, and the original."""

from __future__ import annotations

import sys

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantu.directory.models import Member
from lantu.ledger.intake.endings import reads_scans
from lantu.ledger.models import Document, DocumentState, Plan
from lantu.reading.containers.detect import PICTURES, READABLE
from tests import cast

BARE = cast.row("加强宣传引导")


def file(name: str, data: bytes = "新建学校5所。".encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def hand_in(client: Client, *files: SimpleUploadedFile, **more: object) -> HttpResponse:
    return client.post("/intake/files/", {"documents": list(files), **more}, follow=True)


def said(page: HttpResponse) -> list[str]:
    return [str(message) for message in page.context["messages"]]


@pytest.fixture
def keeper(browser: cast.Browser, planner: Member) -> Client:
    return browser(planner)


def test_one_file_goes_on_to_its_progress(keeper: Client, planner: Member) -> None:
    page = hand_in(keeper, file("分工方案.txt"))
    document = Document.objects.get()
    assert page.redirect_chain == [(f"/intake/{document.pk}/", 302)]
    assert (document.name, document.plan, document.received_by) == ("分工方案.txt", None, planner)
    assert document.state == DocumentState.QUEUED
    assert f'hx-get="/intake/{document.pk}/progress/"' in page.content.decode()


def test_files_join_the_chosen_plan(keeper: Client, planner: Member, stranger: Member) -> None:
    plan = cast.plan(planner)
    hand_in(keeper, file("一.txt", b"1"), file("二.txt", b"2"), plan=plan.pk)
    assert [d.plan for d in Document.objects.all()] == [plan, plan]
    theirs = cast.plan(stranger)
    refused = hand_in(keeper, file("三.txt", b"3"), plan=theirs.pk)
    assert refused.status_code == 422
    assert Document.objects.count() == 2


def test_year_of_the_document_is_asked_and_kept(keeper: Client) -> None:
    hand_in(keeper, file("一.txt", b"1"), file("二.txt", b"2"), year="2031")
    keeper.post("/intake/text/", {"title": "三", "text": "三", "year": "2032"})
    assert {d.name: d.year for d in Document.objects.all()} == {
        "一.txt": 2031,
        "二.txt": 2031,
        "三.txt": 2032,
    }
    refused = hand_in(keeper, file("四.txt", b"4"), year="31")
    assert refused.status_code == 422
    assert Document.objects.count() == 3


def test_bad_files_are_named_and_good_ones_go_on(keeper: Client, settings: LazySettings) -> None:
    settings.DOCUMENT_LIMIT = 1024
    page = hand_in(
        keeper,
        file("空.txt", b""),
        file("好.txt"),
        file("大.txt", b"x" * 1025),
        file("白.txt", b" "),
    )
    assert page.redirect_chain == [("/intake/", 302)]
    assert [d.name for d in Document.objects.all()] == ["好.txt"]
    assert said(page) == [
        "“空.txt” is empty and was not received. Please check that it is the right file.",
        (
            "“大.txt” is too large: it has 1.0\xa0KB, and 1.0\xa0KB is the limit. "
            "Please split it and hand in the parts."
        ),
        "“白.txt” is empty and was not received. Please check that it is the right file.",
        "1 document was received.",
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"\n \t", b"\xef\xbb\xbf\r\n", "\u3000\u3000\n".encode(), b"\xff\xfe\n\0", b"\0\0"],
)
def test_file_without_a_word_is_not_received_and_asked_about(keeper: Client, data: bytes) -> None:
    page = hand_in(keeper, file("empty.txt", data))
    assert said(page) == [
        "“empty.txt” is empty and was not received. Please check that it is the right file."
    ]
    assert Document.objects.count() == 0


def test_file_that_comes_twice_in_one_hand_in_is_received_once(keeper: Client) -> None:
    page = hand_in(keeper, file("甲.txt"), file("乙.txt", b"2"), file("丙.txt"), file("甲.txt"))
    words = "is identical to “甲.txt” in the same hand-in; only one copy was received."
    assert said(page) == [
        f"“丙.txt” {words}",
        f"“甲.txt” {words}",
        "2 documents were received.",
    ]
    assert [d.name for d in Document.objects.order_by("pk")] == ["甲.txt", "乙.txt"]


def test_doubled_file_alone_goes_on_to_its_progress_and_is_told(keeper: Client) -> None:
    page = hand_in(keeper, file("甲.txt"), file("副本.txt"))
    document = Document.objects.get()
    assert page.redirect_chain == [(f"/intake/{document.pk}/", 302)]
    assert "“副本.txt” is identical to “甲.txt” in the same hand-in" in page.content.decode()


def failed(by: Member, name: str = "坏.pdf") -> Document:
    document = cast.received(by, name=name, text=name)
    Document.objects.filter(pk=document.pk).update(
        state=DocumentState.FAILED, error={"en": "Damaged.", "zh": "已损坏。"}
    )
    return document


def test_failed_hand_in_is_removed_by_one_button_and_brought_back_by_another(
    keeper: Client, planner: Member
) -> None:
    document = failed(planner)
    cast.received(planner, name="好.txt")
    html = keeper.get("/intake/?state=failed").content.decode()
    assert f'action="/intake/{document.pk}/remove/?state=failed"' in html
    assert keeper.get("/intake/").content.decode().count("/remove/") == 1
    page = keeper.post(f"/intake/{document.pk}/remove/?state=failed", follow=True)
    assert page.redirect_chain == [("/intake/?state=failed", 302)]
    assert said(page) == ["“坏.pdf” was removed."]
    assert f'action="/intake/{document.pk}/back/"' in page.content.decode()
    names = [line.name for line in keeper.get("/intake/").context["intake"].page.rows]
    assert names == ["好.txt"]
    assert keeper.get(f"/intake/{document.pk}/").status_code == 404
    page = keeper.post(f"/intake/{document.pk}/back/", follow=True)
    assert said(page) == ["“坏.pdf” was restored to the list."]
    assert keeper.get(f"/intake/{document.pk}/").status_code == 200


def test_only_failed_hand_ins_are_removed_and_by_keepers_alone(
    keeper: Client, browser: cast.Browser, planner: Member, leader: Member, stranger: Member
) -> None:
    waiting, broken = cast.received(planner, name="好.txt"), failed(planner)
    page = keeper.post(f"/intake/{waiting.pk}/remove/", follow=True)
    assert said(page) == ["Only a document that could not be read can be removed or restored."]
    for member in (leader, stranger):
        for way in ("remove", "back"):
            assert browser(member).post(f"/intake/{broken.pk}/{way}/").status_code == 404
    assert keeper.post(f"/intake/{broken.pk}/back/").status_code == 404
    assert [d.state for d in Document.objects.order_by("pk")] == ["queued", "failed"]


def test_file_of_just_the_limit_is_received(keeper: Client, settings: LazySettings) -> None:
    settings.DOCUMENT_LIMIT = 1024
    hand_in(keeper, file("正好.txt", b"x" * 1024))
    assert [d.name for d in Document.objects.all()] == ["正好.txt"]


def test_nothing_chosen_is_said_beside_the_field(keeper: Client) -> None:
    page = keeper.post("/intake/files/", {})
    assert page.status_code == 422
    assert page.context["intake"].files.errors == {
        "documents": ["Please choose at least one file."]
    }


def test_same_content_is_received_and_said_with_a_link(keeper: Client, planner: Member) -> None:
    first = cast.received(planner, name="甲<b>.txt")
    link = f'<a href="/intake/{first.pk}/">甲&lt;b&gt;.txt</a>'
    one = hand_in(keeper, file("乙.txt"))
    assert Document.objects.count() == 2
    assert f"A document with identical content was also handed in: {link}" in one.content.decode()
    Document.objects.filter(name="乙.txt").delete()
    several = hand_in(keeper, file("乙.txt"), file("丙.txt", b"3"))
    assert said(several) == [
        f"“乙.txt” is identical to a document handed in earlier: {link}.",
        "2 documents were received.",
    ]


def test_pasted_text_becomes_a_document_of_its_title(keeper: Client) -> None:
    page = keeper.post(
        "/intake/text/", {"title": "第33次/常务会议", "text": "新建学校5所。"}, follow=True
    )
    document = Document.objects.get()
    assert page.redirect_chain == [(f"/intake/{document.pk}/", 302)]
    assert document.name == "第33次/常务会议.txt"
    with document.file.open() as stored:
        assert stored.read().decode() == "新建学校5所。"


def test_pasted_text_needs_title_and_words(keeper: Client) -> None:
    page = keeper.post("/intake/text/", {"title": "", "text": ""})
    assert page.status_code == 422
    assert page.context["intake"].text.errors == {
        "title": ["Please give the text a title."],
        "text": ["Please paste the text."],
    }
    assert Document.objects.count() == 0


def test_htmx_is_told_where_to_go(keeper: Client) -> None:
    answer = keeper.post(
        "/intake/files/", {"documents": [file("一.txt")]}, headers={"HX-Request": "true"}
    )
    assert (answer.status_code, answer["HX-Redirect"]) == (
        200,
        f"/intake/{Document.objects.get().pk}/",
    )


def test_list_shows_state_and_what_is_left(keeper: Client, planner: Member) -> None:
    cast.read(planner, [BARE, BARE], name="报告.txt", title="工作报告")
    cast.entered(planner, [BARE], name="完.txt", title="已审")
    cast.read(planner, name="无.txt", title="无")
    cast.received(planner, name="待.txt", text="待")
    page = keeper.get("/intake/")
    assert [
        (line.title, str(line.standing.label), line.found, line.undecided)
        for line in page.context["intake"].page.rows
    ] == [
        ("待.txt", "Waiting to be read", 0, 0),
        ("无", "No rows found", 0, 0),
        ("已审", "Reviewed", 1, 0),
        ("工作报告", "To be reviewed", 2, 2),
    ]
    assert page.context["intake"].busy
    to_review = keeper.get("/intake/?state=review").context["intake"]
    assert [line.title for line in to_review.page.rows] == ["工作报告"]
    assert not to_review.busy


def test_empty_intake_says_what_to_do(keeper: Client) -> None:
    assert "No document has come in yet" in keeper.get("/intake/").content.decode()


def test_progress_is_polled_until_it_is_read(keeper: Client, planner: Member) -> None:
    document = cast.received(planner)
    address = f"/intake/{document.pk}/progress/"
    waiting = keeper.get(address)
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert "<html" not in waiting.content.decode()
    Document.objects.filter(pk=document.pk).update(state=DocumentState.READ, progress=100)
    assert keeper.get(address)["HX-Redirect"] == f"/intake/{document.pk}/review/"
    page = keeper.get(f"/intake/{document.pk}/").content.decode()
    assert "hx-trigger" not in page.split("<main")[1]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Please remove the password."), ("zh-hans", "请先去除密码。")]
)
def test_failure_shows_its_reason_and_stops_polling(
    browser: cast.Browser, planner: Member, language: str, words: str
) -> None:
    document = cast.received(planner)
    error = {"en": "Please remove the password.", "zh": "请先去除密码。"}
    Document.objects.filter(pk=document.pk).update(state=DocumentState.FAILED, error=error)
    fragment = browser(planner, language).get(f"/intake/{document.pk}/progress/").content.decode()
    assert words in fragment
    assert "hx-trigger" not in fragment


def test_long_wait_is_explained(keeper: Client, planner: Member) -> None:
    words = "The reading service may not be running"
    late = cast.received(planner)
    fresh = cast.received(planner, at=timezone.now())
    assert words in keeper.get(f"/intake/{late.pk}/").content.decode()
    assert words not in keeper.get(f"/intake/{fresh.pk}/").content.decode()


def test_original_is_a_download(keeper: Client, planner: Member) -> None:
    document = cast.received(planner, name="恶意.html", text="<script>alert(1)</script>")
    answer = keeper.get(f"/intake/{document.pk}/file/")
    assert b"".join(answer) == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%81%B6")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("who", ["stranger", "leader", "liaison", "auditor", "administrator"])
def test_only_keepers_of_the_district_see_the_intake(
    who: str, request: pytest.FixtureRequest, browser: cast.Browser, planner: Member
) -> None:
    document = cast.received(planner)
    addresses = [
        f"/intake/{document.pk}/",
        f"/intake/{document.pk}/progress/",
        f"/intake/{document.pk}/file/",
    ]
    assert [browser(planner).get(a).status_code for a in addresses] == [200, 200, 200]
    other = browser(request.getfixturevalue(who))
    assert [other.get(a).status_code for a in addresses] == [404, 404, 404]
    if who == "stranger":
        assert other.get("/intake/").context["intake"].page.rows == []
        return
    assert other.get("/intake/").status_code == 404
    assert other.post("/intake/files/", {"documents": [file("x.txt")]}).status_code == 404
    assert other.post("/intake/text/", {"title": "x", "text": "x"}).status_code == 404
    assert Document.objects.count() == 1


def test_number_of_queries_does_not_grow_with_the_documents(
    keeper: Client, planner: Member
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert keeper.get("/intake/").status_code == 200
        return len(seen)

    cast.read(planner, [BARE])
    one = queries()
    plan: Plan = cast.plan(planner)
    cast.read(planner, [BARE, BARE], plan=plan, name="二.txt")
    cast.received(planner, plan=plan)
    assert queries() == one


def test_file_chooser_offers_what_is_read_here(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offered() -> list[str]:
        page = keeper.get("/intake/").content.decode()
        return page.partition('accept="')[2].partition('"')[0].split(",")

    installed = reads_scans()
    monkeypatch.setitem(sys.modules, "rapidocr", None)  # as where it was never installed
    assert offered() == list(READABLE)
    monkeypatch.undo()
    assert offered() == [*READABLE, *(PICTURES if installed else ())]
