"""The shared pieces of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django import forms
from django.contrib.messages.storage import default_storage
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from lantu.common.paging import Page
from lantu.common.verdicts import Refused
from lantu.ledger.queries.tasks import Readiness
from lantu.pages.components.contexts import SaidDate
from lantu.pages.components.dates import said_due
from lantu.pages.components.say import say_done, say_refused, say_warning

TODAY = date(2025, 12, 1)


def shown(source: str, **context: object) -> str:
    """The template's output with its runs of blanks made one."""
    return " ".join(Template(source).render(Context(context)).split())


@pytest.fixture
def chinese() -> Iterator[None]:
    with translation.override("zh-hans"):
        yield


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "2 days late", "late"),
        (-1, "1 day late", "late"),
        (0, "Due today", "soon"),
        (1, "1 day left", "soon"),
        (30, "30 days left", "soon"),
        (31, "Jan. 1, 2026", ""),
    ],
)
def test_due_is_said_as_people_say_it(days: int, words: str, tone: str) -> None:
    said = said_due(TODAY + timedelta(days), today=TODAY)
    assert (said.words, said.tone) == (words, tone)


def test_due_in_chinese(chinese: None) -> None:
    assert said_due(date(2025, 12, 13), today=TODAY, written="12月中旬") == SaidDate(
        "还有 12 天", "2025年12月13日", "2025-12-13", "soon", "12月中旬"
    )
    assert said_due(date(2025, 11, 28), today=TODAY).words == "逾期 3 天"


def test_late_due_shows_its_day_without_a_hover(chinese: None) -> None:
    late = shown("{% due day today written='10月底前' %}", day=date(2025, 10, 31), today=TODAY)
    assert late == (
        '<time class="date date-late" datetime="2025-10-31" title="10月底前">逾期 31 天 '
        '<span class="date-day">2025年10月31日</span></time>'
    )
    far = shown("{% due day today %}", day=date(2026, 10, 31), today=TODAY)
    assert far == '<time class="date" datetime="2026-10-31">2026年10月31日</time>'


def test_due_that_is_no_day() -> None:
    ongoing = said_due(None, today=TODAY, open_due="ongoing", written="长期坚持")
    assert (str(ongoing.words), ongoing.written) == ("Ongoing", "长期坚持")
    assert said_due(None, today=TODAY) == SaidDate("No deadline")


def test_button_takes_any_attribute_and_escapes_it() -> None:
    assert shown(
        "{% button label kind='primary' hx_post=url disabled=True %}", label="<b>", url='/"'
    ) == (
        '<button class="button button-primary" hx-post="/&quot;" type="submit" disabled>'
        "&lt;b&gt;</button>"
    )
    assert (
        shown("{% button 'Go' href='/x/' %}") == '<a class="button button-plain" href="/x/">Go</a>'
    )


def test_meter_says_in_words_what_its_bars_show(chinese: None) -> None:
    readiness = Readiness(total=31, owned=23, dated=0, measured=31, ready=0)
    text = shown("{% readiness_meter r plan=7 %}", r=readiness)
    assert "<strong>31</strong> 条：23 条有主体，0 条有时限，31 条可量化" in text
    assert '<a href="/ledger/?plan=7&amp;lack=owner">无主体 8 条</a>' in text
    assert '<a href="/ledger/?plan=7&amp;lack=due">无时限 31 条</a>' in text
    assert "lack=figure" not in text
    assert "<a " not in shown("{% readiness_meter r links=False %}", r=readiness)


def test_lacks_names_what_is_missing_and_nothing_else() -> None:
    badge = '<span class="badge badge-lack">{}</span>'
    one = Readiness(total=1, owned=1, dated=0, measured=1)
    assert shown("{% lacks row %}", row=one) == badge.format("No deadline")
    ready = Readiness(total=1, owned=1, dated=1, measured=1)
    assert shown("{% lacks row %}", row=ready) == ""


@pytest.mark.parametrize(
    ("level", "shape", "word"),
    [("green", "circle", "On course"), ("yellow", "path", "At risk"), ("red", "rect", "Late")],
)
def test_light_has_a_shape_and_a_word(level: str, shape: str, word: str) -> None:
    text = shown("{% light level %}", level=level)
    assert f"<{shape} " in text
    assert text.endswith(f"{word}</span>")


def test_pager_keeps_the_rest_of_the_address(rf: RequestFactory) -> None:
    request = rf.get("/ledger/", {"lack": "due", "page": "2"})
    page = Page(range(50), number=2, size=50, total=120)
    text = shown("{% pager page target='#rows' %}", page=page, request=request)
    assert "Rows 51–100 of 120" in text
    assert 'rel="prev" href="?lack=due&amp;page=1" hx-get="?lack=due&amp;page=1"' in text
    assert 'rel="next" href="?lack=due&amp;page=3"' in text
    last = shown("{% pager page %}", page=Page([1], number=1, size=50, total=1), request=request)
    assert "rel=" not in last


@pytest.mark.parametrize(
    ("order", "direction", "href"),
    [
        ("number", "none", "?lack=due&amp;order=due"),
        ("due", "ascending", "?lack=due&amp;order=-due"),
        ("-due", "descending", "?lack=due&amp;order=due"),
    ],
)
def test_sort_header_turns_the_order(
    rf: RequestFactory, order: str, direction: str, href: str
) -> None:
    request = rf.get("/ledger/", {"lack": "due", "page": "2", "order": order})
    text = shown("{% sort_header 'Due' 'due' order %}", order=order, request=request)
    assert text.startswith(f'<th scope="col" aria-sort="{direction}"><a href="{href}">Due')


def test_blocks_surround_what_stands_in_them() -> None:
    assert shown("{% card title='A' %}<p>{{ x }}</p>{% endcard %}", x="<i>") == (
        '<section class="card"><div class="card-head"><h2 class="card-title">A</h2></div>'
        "<p>&lt;i&gt;</p></section>"
    )
    assert 'aria-label="Rows"' in shown("{% table caption='Rows' %}<tbody></tbody>{% endtable %}")


class Answers(forms.Form):
    """One field of each sort that `field` shows differently."""

    text = forms.CharField(label="Words", help_text="In short.")
    note = forms.CharField(required=False)
    sure = forms.BooleanField(label="Sure", required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_field_ties_label_help_and_error_to_its_control() -> None:
    text = shown("{% field form.text wide=True %}", form=Answers({"text": ""}))
    assert '<div class="field field-wide"> <label class="field-label" for="id_text">Words<' in text
    assert 'aria-describedby="id_text_helptext' in text
    assert 'aria-invalid="true"' in text
    assert '<span class="field-help" id="id_text_helptext">In short.</span>' in text
    assert '<span class="field-error" id="id_text_error">This field is required.</span>' in text


def test_field_says_what_need_not_be_filled() -> None:
    assert "optional" in shown("{% field form.note %}", form=Answers())
    assert "optional" not in shown("{% field form.note optional=False %}", form=Answers())
    assert "optional" not in shown("{% field form.text %}", form=Answers())


def test_field_of_choices_is_a_fieldset_and_a_checkbox_stands_in_its_label() -> None:
    group = shown("{% field form.kind %}", form=Answers())
    assert group.startswith('<fieldset class="field"> <legend class="field-label">Kind</legend>')
    assert group.count('<label class="choice">') == 2
    single = shown("{% field form.sure %}", form=Answers())
    assert '<label class="choice"><input type="checkbox" name="sure" id="id_sure">' in single


def test_what_was_done_is_a_toast_with_its_undo_and_what_was_not_a_notice(
    rf: RequestFactory,
) -> None:
    request = rf.get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    say_done(request, "Confirmed <3>.", undo="/undo/")
    say_warning(request, "Twice.")
    say_refused(request, Refused("No."))
    said = {"messages": request._messages, "csrf_token": "t"}  # type: ignore[attr-defined]
    toast = shown("{% toasts only_done=True %}", **said)
    assert "<span>Confirmed &lt;3&gt;.</span>" in toast
    assert '<form method="post" action="/undo/"><input type="hidden"' in toast
    assert "Twice." not in toast
    assert shown("{% notices %}", **said) == (
        '<div class="notices" role="alert"><div class="notice notice-gamboge">Twice.</div>'
        '<div class="notice notice-cinnabar">No.</div></div>'
    )
    assert shown("{% toasts %}", **said).count('class="toast') >= 3
