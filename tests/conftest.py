"""The cast as fixtures, and the home that each test process throws away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from django.utils import translation

from lantu.directory.choices import MemberRole
from lantu.directory.models import Authority, Member, Unit
from lantu.journal.guards import guard, unguard
from tests import cast


@pytest.fixture(scope="session", autouse=True)
def home() -> Iterator[None]:
    """Removes what this process wrote."""
    yield
    shutil.rmtree(settings.HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def flushable_journal() -> Iterator[None]:
    """Tests that commit empty all tables behind them; the journal's triggers would refuse."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_unguarded(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        unguard(self.connection)
        flush(self, sql_list)
        guard(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_unguarded)
        yield


@pytest.fixture(autouse=True)
def english_words() -> Iterator[None]:
    """Words outside of a request are English, whatever the installation's language is."""
    with translation.override("en"):
        yield


@pytest.fixture
def hexi(db: None) -> Authority:
    """河西区 with some of its bodies."""
    return cast.district()


@pytest.fixture
def units(hexi: Authority) -> dict[str, Unit]:
    """The bodies of 河西区 by short name."""
    return {unit.short_name: unit for unit in hexi.units.all()}


@pytest.fixture
def planner(units: dict[str, Unit]) -> Member:
    return cast.member(units["区发改委"], MemberRole.PLANNER)


@pytest.fixture
def supervisor(units: dict[str, Unit]) -> Member:
    return cast.member(units["区政府办公室"], MemberRole.SUPERVISOR)


@pytest.fixture
def liaison(units: dict[str, Unit]) -> Member:
    """Of 区住建委."""
    return cast.member(units["区住建委"], MemberRole.LIAISON)


@pytest.fixture
def leader(units: dict[str, Unit]) -> Member:
    return cast.member(units["河西区"], MemberRole.LEADER)


@pytest.fixture
def auditor(units: dict[str, Unit]) -> Member:
    return cast.member(units["区审计局"], MemberRole.AUDITOR)


@pytest.fixture
def administrator(units: dict[str, Unit]) -> Member:
    return cast.member(units["区政务服务办"], MemberRole.ADMINISTRATOR)


@pytest.fixture
def stranger(db: None) -> Member:
    """The planner of the next district, who must see nothing."""
    return cast.member(cast.next_district().units.get(short_name="区发改委"), MemberRole.PLANNER)


@pytest.fixture
def browser() -> cast.Browser:
    """`browser(planner)` is a client in which the planner is signed in."""

    def opened(member: Member, language: str = "en") -> Client:
        return cast.signed_in(member, language=language)

    return opened
