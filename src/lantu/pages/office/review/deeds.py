"""What the buttons of a card do: one action each, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantu.common.verdicts import Refused
from lantu.directory.choices import UnitKind
from lantu.directory.models import Member, Unit
from lantu.directory.queries import nearest_units, resolve_bodies, units_of
from lantu.ledger.intake.actions.bodies import Adopted, adopt_alias, adopt_unit
from lantu.ledger.intake.actions.document import Corrected, correct_document
from lantu.ledger.intake.actions.review import (
    confirm_findings,
    correct_finding,
    drop_findings,
    merge_findings,
    restore_findings,
)
from lantu.ledger.intake.actions.steps import FindingGone
from lantu.ledger.intake.actions.undo import Undone
from lantu.ledger.intake.models import Finding
from lantu.ledger.models import Document, Task
from lantu.pages.office.review.forms import AdoptForm, Correction, DocumentForm

GONE_ON = ("confirm", "drop")
"""The verbs after which an officer goes on to the next finding."""


def confirm(finding: Finding, by: Member, at: datetime) -> str:
    tasks = confirm_findings(document=finding.document, findings=[finding.pk], by=by, at=at)
    _require(len(tasks))
    return _("Confirmed as row %(number)d of the ledger.") % {"number": tasks[0].number}


def drop(finding: Finding, by: Member, at: datetime) -> str:
    _require(drop_findings(document=finding.document, findings=[finding.pk], by=by, at=at))
    return _("Dropped.")


def restore(finding: Finding, by: Member, at: datetime) -> str:
    _require(restore_findings(document=finding.document, findings=[finding.pk], by=by, at=at))
    return _("Restored.")


def merge(finding: Finding, by: Member, at: datetime) -> str:
    merge_findings(finding=finding, by=by, at=at)
    return _("Merged with the next.")


DEEDS: dict[str, Callable[[Finding, Member, datetime], str]] = {
    "confirm": confirm,
    "drop": drop,
    "restore": restore,
    "merge": merge,
}


def correct(
    finding: Finding, correction: Correction, by: Member, at: datetime, *, then: str
) -> str:
    """Correct, and confirm at once where `then` says so."""
    correct_finding(finding=finding, contents=correction.contents, by=by, at=at)
    return confirm(finding, by, at) if then == "confirm" else _("Corrected.")


def confirmed_words(tasks: list[Task]) -> str:
    """What confirming many did."""
    if not tasks:
        return _("There was nothing left to confirm here.")
    count = len(tasks)
    return ngettext("Confirmed %(n)d finding.", "Confirmed %(n)d findings.", count) % {"n": count}


def undone_words(undone: Undone) -> str:
    """What was taken back."""
    about = {"name": "", "unit_name": "", **undone.facts}
    said = {
        "confirm": _("Confirmation undone."),
        "correct": _("Correction undone."),
        "drop": _("Undone: the finding is open again."),
        "restore": _("Undone: the finding is dropped again."),
        "merge": _("Merge undone."),
        "split": _("Split undone."),
        "alias": _("Undone: “%(name)s” is no longer another name of %(unit_name)s.") % about,
        "document": _("Correction of title and year undone."),
        "unit": _("Undone: “%(name)s” was removed from the directory again.") % about,
    }
    return said.get(undone.verb, undone.verb)


def adopt(document: Document, form: AdoptForm, by: Member, at: datetime) -> tuple[str, bool]:
    """Tell the directory who a body is: a unit chosen, a name to look up, or a new one.

    What was done in words, and whether anything was.
    """
    said = form.cleaned_data
    name, kind = said["name"], said["kind"]
    if said["unit"] or said["search"]:
        unit = _unit(by, said["unit"], said["search"])
        adopted = adopt_alias(document=document, name=name, unit=unit, by=by, at=at)
        return _alias_words(name, adopted), adopted.new
    if kind:
        root = units_of(by.authority).filter(parent=None).first()
        adopted = adopt_unit(document=document, name=name, kind=kind, parent=root, by=by, at=at)
        return _unit_words(name, kind, adopted), True
    raise Refused(unclear_body())


def correct_head(
    document: Document, form: DocumentForm, by: Member, at: datetime
) -> tuple[str, bool]:
    """Give the document another title or year; what was done in words, and whether anything was."""
    if not form.is_valid():
        raise Refused(next(str(error) for errors in form.errors.values() for error in errors))
    said = form.cleaned_data
    done = correct_document(document=document, title=said["title"], year=said["year"], by=by, at=at)
    if not done.new:
        return _("Title and year unchanged."), False
    words = [_("Title and year corrected."), _redated_words(done)]
    return " ".join(filter(None, words)), True


def _redated_words(done: Corrected) -> str:
    said = []
    if done.redated:
        words = ngettext(
            "%(n)d deadline was recalculated.", "%(n)d deadlines were recalculated.", done.redated
        )
        said.append(words % {"n": done.redated})
    if done.kept:
        words = ngettext(
            "%(n)d row already in the ledger keeps its date; please check it there.",
            "%(n)d rows already in the ledger keep their dates; please check them there.",
            done.kept,
        )
        said.append(words % {"n": done.kept})
    return " ".join(said)


def _alias_words(name: str, adopted: Adopted) -> str:
    facts = {"name": name, "unit": adopted.unit.short_name}
    if not adopted.new:
        return _("“%(name)s” is already recorded as another name of %(unit)s.") % facts
    done = _("“%(name)s” is now another name of %(unit)s.") % facts
    return " ".join(filter(None, [done, _rows_words(adopted.rows)]))


def _unit_words(name: str, kind: str, adopted: Adopted) -> str:
    facts = {"name": name, "kind": UnitKind(kind).label}
    done = _("“%(name)s” is now a new unit in the directory (%(kind)s).") % facts
    return " ".join(filter(None, [done, _rows_words(adopted.rows)]))


def _rows_words(count: int) -> str:
    """That rows already in the ledger follow the name."""
    if not count:
        return ""
    words = ngettext(
        "%(n)d row of the ledger was updated.", "%(n)d rows of the ledger were updated.", count
    )
    return words % {"n": count}


def _unit(by: Member, pk: int | None, words: str) -> Unit:
    if pk:
        unit = units_of(by.authority).filter(pk=pk).first()
    else:
        unit = resolve_bodies(by.authority, [words]).get(words)
    if unit is None:
        raise Refused(_no_unit_words(by, words))
    return unit


def _no_unit_words(by: Member, name: str) -> str:
    """That the directory has no such unit, and which ones may have been meant."""
    said = _("There is no such unit in the directory: %(name)s.") % {"name": name}
    near = nearest_units(by.authority, [name])[name] if name else []
    if not near:
        return said
    names = _(", ").join(unit.short_name for unit in near)
    return said + " " + _("Did you mean: %(names)s?") % {"names": names}


def _require(decided: int) -> None:
    if not decided:
        raise FindingGone(decided_meanwhile())


def split_words() -> str:
    """What splitting did."""
    return _("Split in two.")


def unclear_body() -> str:
    """Nothing was said that the directory could learn."""
    return _("Choose the unit, or the type of the new one.")


def decided_meanwhile() -> str:
    """Somebody else was quicker."""
    return _("Someone else has just decided on this finding.")
