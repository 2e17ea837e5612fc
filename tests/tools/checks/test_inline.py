"""What the Content-Security-Policy would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools.checks.inline import inlined

PAGE = "src/lantu/pages/templates/a.html"


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>\n<script>go()</script>", ":2: the body of <script> is inline"),
        ("<style>p { color: red }</style>", ":1: the body of <style> is inline"),
        ('\n<p style="color: red">', ":2: style= is inline"),
        ('<p {% if a > b %}style="x"{% endif %}>', ":1: style= is inline"),
        ("<br onclick='go()'/>", ":1: onclick= is inline"),
        ('<p hx-on:click="go()">', ":1: hx-on:click= is inline"),
        ('<a href="javascript:go()">', ":1: javascript: is inline"),
    ],
)
def test_inline_code_is_found(tmp_path: Path, html: str, fault: str) -> None:
    assert inlined(plant(tmp_path, {PAGE: html})) == [PAGE + fault]


def test_page_with_files_of_its_own_passes(tmp_path: Path) -> None:
    html = (
        '<script src="{% static "a.js" %}" defer></script>{# <script>x</script> #}'
        '{% comment %}<p style="x">{% endcomment %}<p class="{% if a > b %}on{% endif %}">'
        "an onclick= in words, {{ style }}</p>"
    )
    assert inlined(plant(tmp_path, {PAGE: html})) == []
