"""What a form names of the ledger, as far as it is there for the member who sends it."""

from __future__ import annotations

from django.http import Http404

from lantu.common.addresses import whole_number
from lantu.ledger.models import Task
from lantu.ledger.queries.tasks import task_for
from lantu.pages.membership import MemberRequest


def sent_row(request: MemberRequest, name: str) -> Task:
    """The row whose number the form sends under the name."""
    found = task_for(request.member, whole_number(request.POST.get(name)))
    if found is None:
        raise Http404
    return found
