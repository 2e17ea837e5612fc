"""Removing a hand-in that could not be read, and bringing it back."""

from __future__ import annotations

import pytest

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.intake.actions.remove import bring_back_document, remove_document
from lantu.ledger.intake.queries import documents_for, removed_document, same_content
from lantu.ledger.models import Document, DocumentState
from lantu.ledger.queries.plans import documents_of_plan
from tests import cast
from tests.cast import AT


@pytest.fixture
def failed(planner: Member) -> Document:
    document = cast.received(planner, plan=cast.plan(planner))
    Document.objects.filter(pk=document.pk).update(state=DocumentState.FAILED)
    return Document.objects.get(pk=document.pk)


def test_removed_document_is_in_no_list_until_it_is_brought_back(
    failed: Document, planner: Member
) -> None:
    twin = cast.received(planner, name="另.txt")
    assert (same_content(twin), failed.plan) == (failed, failed.plan)
    assert failed.plan is not None
    remove_document(document=failed, by=planner, at=AT)
    assert list(documents_for(planner)) == [twin]
    assert (same_content(twin), list(documents_of_plan(failed.plan))) == (None, [])
    assert removed_document(planner, failed.pk) == failed
    bring_back_document(document=failed, by=planner, at=AT)
    assert set(documents_for(planner)) == {twin, failed}
    assert removed_document(planner, failed.pk) is None


def test_file_and_journal_keep_it(failed: Document, planner: Member) -> None:
    remove_document(document=failed, by=planner, at=AT)
    bring_back_document(document=failed, by=planner, at=AT)
    with failed.file.open("rb") as file:
        assert file.read().decode() == "新建学校5所。"
    entries = Entry.objects.filter(subject="document", member_id=planner.pk)
    assert list(entries.order_by("sequence").values_list("verb", flat=True)) == [
        "document.received",
        "document.removed",
        "document.brought_back",
    ]
    assert first_fault(planner.authority_id) is None


def test_job_that_comes_late_leaves_it_removed(failed: Document, planner: Member) -> None:
    remove_document(document=failed, by=planner, at=AT)
    read_received(document_id=failed.pk, at=AT)
    assert Document.objects.get(pk=failed.pk).state == DocumentState.REMOVED


@pytest.mark.parametrize("state", sorted(set(DocumentState) - {DocumentState.FAILED}))
def test_other_documents_are_not_removed(failed: Document, planner: Member, state: str) -> None:
    Document.objects.filter(pk=failed.pk).update(state=state)
    with pytest.raises(Refused, match="Only a document that could not be read"):
        remove_document(document=failed, by=planner, at=AT)
    assert Document.objects.get(pk=failed.pk).state == state


def test_only_keepers_of_the_intake_remove(
    failed: Document, leader: Member, stranger: Member
) -> None:
    with pytest.raises(Refused, match="Only planners and supervisors"):
        remove_document(document=failed, by=leader, at=AT)
    with pytest.raises(Document.DoesNotExist):
        remove_document(document=failed, by=stranger, at=AT)
    assert Document.objects.get(pk=failed.pk).state == DocumentState.FAILED
    Document.objects.filter(pk=failed.pk).update(state=DocumentState.REMOVED)
    assert [removed_document(who, failed.pk) for who in (leader, stranger)] == [None, None]
