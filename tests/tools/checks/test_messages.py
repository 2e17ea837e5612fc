"""Messages of the code against the Chinese in the catalogue."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from tests.tools.planting import plant
from tools.checks import messages

CODE = (
    "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
    'A = _("Task")\nB = pgettext("verb", "Close")\n'
    'C = ngettext("%(n)s task", "%(n)s tasks", 2)\n'
)
TEMPLATE = '<p>{% translate "Plan" %}</p>{% blocktranslate %}Due {{ day }}{% endblocktranslate %}'
OPENING = "# The officers' words.\n"
PO = OPENING + (
    'msgid ""\nmsgstr ""\n"Language: zh_Hans\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    '#, python-format\nmsgid "%(n)s task"\nmsgid_plural "%(n)s tasks"\nmsgstr[0] "%(n)s 项任务"\n\n'
    'msgctxt "verb"\nmsgid "Close"\nmsgstr "销号"\n\n'
    '#, python-format\nmsgid "Due %(day)s"\nmsgstr "%(day)s到期"\n\n'
    'msgid "Plan"\nmsgstr "规划"\n\n'
    'msgid "Task"\nmsgstr "任务"\n'
)
CATALOGUE = "src/lantu/locale/zh_Hans/LC_MESSAGES/django.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plant(
        tmp_path,
        {"src/lantu/a.py": CODE, "src/lantu/pages/templates/a.html": TEMPLATE, CATALOGUE: PO},
    )


def test_catalogue_in_step_passes(root: Path) -> None:
    assert messages.out_of_step(root) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('"规划"', '""', "src/lantu/pages/templates/a.html:1: 'Plan' is not translated"),
        (
            'msgid "Plan"',
            '#, fuzzy\nmsgid "Plan"',
            "src/lantu/pages/templates/a.html:1: 'Plan' is not translated",
        ),
        (
            'msgid "Task"\nmsgstr "任务"\n',
            "",
            "src/lantu/a.py:2: 'Task' is used and not in the catalogue",
        ),
        (
            'msgid "Task"',
            'msgid "Task"\nmsgstr "任务"\n\nmsgid "Gone"',
            "'Gone' is in the catalogue and not used",
        ),
        (
            '"%(day)s到期"',
            '"%(date)s到期"',
            "src/lantu/pages/templates/a.html:1: 'Due %(day)s': unknown named placeholder 'date'",
        ),
    ],
)
def test_planted_fault_is_found(root: Path, before: str, after: str, fault: str) -> None:
    plant(root, {CATALOGUE: PO.replace(before, after)})
    assert messages.out_of_step(root) == [fault]


def test_update_of_a_catalogue_in_step_changes_nothing(root: Path) -> None:
    messages.update(root)
    assert (root / CATALOGUE).read_text(encoding="utf-8") == PO


def test_update_adds_what_is_new_and_drops_what_is_gone(root: Path) -> None:
    plant(root, {"src/lantu/a.py": CODE.replace('"Task"', '"Goal"')})
    messages.update(root)
    expected = PO.replace('\nmsgid "Task"\nmsgstr "任务"\n', "")
    expected = expected.replace('msgid "Plan"', 'msgid "Goal"\nmsgstr ""\n\nmsgid "Plan"')
    assert (root / CATALOGUE).read_text(encoding="utf-8") == expected


def test_update_without_a_catalogue_begins_one(root: Path) -> None:
    (root / CATALOGUE).unlink()
    messages.update(root)
    assert len(messages.out_of_step(root)) == 5


def test_compiled_catalogue_speaks_chinese(root: Path) -> None:
    messages.compile_catalogues(root)
    with (root / CATALOGUE).with_suffix(".mo").open("rb") as compiled:
        chinese = gettext.GNUTranslations(compiled)
    assert [
        chinese.gettext("Task"),
        chinese.pgettext("verb", "Close"),
        chinese.ngettext("%(n)s task", "%(n)s tasks", 2),
    ] == ["任务", "销号", "%(n)s 项任务"]
