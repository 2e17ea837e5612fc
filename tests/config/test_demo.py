"""The demo is built through the same actions as any district, once."""

from __future__ import annotations

import pytest
from django.db.models import Count

from lantu.config.demo import PASSWORD, build_demo, demo_members
from lantu.config.management.commands.demo import DATA
from lantu.directory.choices import MemberRole
from lantu.directory.models import Authority
from lantu.journal.queries import authorities_with_history, first_fault
from lantu.ledger.intake.queries import document_readiness
from lantu.ledger.models import Document, Indicator, Measurement, Task


@pytest.mark.django_db(transaction=True)
def test_demo_reads_its_documents_and_confirms_one_of_them() -> None:
    assert build_demo(DATA) is True
    assert sorted(a.short_name for a in Authority.objects.all()) == ["南开区", "河西区"]
    documents = {d.name: d for d in Document.objects.all()}
    assert {name: d.state for name, d in documents.items()} == {
        "division.docx": "read",
        "indicators.pdf": "read",
        "newspaper.txt": "read",
    }
    division, newspaper = documents["division.docx"], documents["newspaper.txt"]
    assert Task.objects.filter(document=division).count() == document_readiness(division).total
    assert Task.objects.filter(document=newspaper).count() == 0
    assert document_readiness(newspaper).total > 0
    measured = Measurement.objects.values_list("indicator__name").annotate(Count("pk"))
    assert dict(measured) == {
        "生产性服务业增加值占比": 3,
        "国家高新技术企业数量": 1,
        "普惠性托育机构托位数": 2,
        "细颗粒物年均浓度": 1,
        "城镇调查失业率": 1,
    }
    assert Indicator.objects.count() == 6
    assert [first_fault(a) for a in authorities_with_history()] == [None, None]


@pytest.mark.django_db(transaction=True)
def test_demo_is_built_once() -> None:
    build_demo(DATA)
    before = Task.objects.count()
    assert build_demo(DATA) is False
    assert (Task.objects.count(), Document.objects.count()) == (before, 3)


@pytest.mark.django_db(transaction=True)
def test_demo_has_a_sign_in_for_every_role() -> None:
    build_demo(DATA)
    assert {m.role for m in demo_members()} == set(MemberRole.values)
    assert all(m.user.check_password(PASSWORD) for m in demo_members())
