"""Setting up a district from a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lantu.config.district import district_code, load_district
from lantu.directory.models import Authority, Member, Unit
from lantu.directory.queries import resolve_bodies
from lantu.journal.queries import first_fault

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
DISTRICT = """
[authority]
name = "江平市临河区"
short = "临河区"
code = "990102"

[[unit]]
name = "临河区民政局"
short = "区民政局"
kind = "department"
aliases = ["民政局", "临河区民政局机关"]

[[unit]]
name = "东岸街道"
kind = "street"

[[unit]]
name = "柳堤社区"
kind = "community"
parent = "东岸街道"

[[member]]
username = "lin-planner"
name = "规划员"
role = "planner"
unit = "临河区民政局"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "district.toml"
    written.write_text(DISTRICT, encoding="utf-8")
    return written


@pytest.mark.django_db
def test_load_district_founds_authority_units_names_and_members(file: Path) -> None:
    authority = load_district(file, password="just-for-this", at=NOW)
    assert (authority.name, authority.code) == ("江平市临河区", "990102")
    assert [(u.short_name, u.parent and u.parent.short_name) for u in authority.units.all()] == [
        ("临河区", None),
        ("区民政局", "临河区"),
        ("东岸街道", "临河区"),
        ("柳堤社区", "东岸街道"),
    ]
    resolved = resolve_bodies(authority, ["临河区民政局", "民政局", "市民政局"])
    assert {name: unit.short_name for name, unit in resolved.items()} == {
        "临河区民政局": "区民政局",
        "民政局": "区民政局",
    }
    member = Member.objects.get(authority=authority)
    assert (member.role, member.user.check_password("just-for-this")) == ("planner", True)
    assert first_fault(authority.pk) is None


@pytest.mark.django_db
def test_load_district_without_password_lets_nobody_sign_in(file: Path) -> None:
    load_district(file, password=None, at=NOW)
    assert not Member.objects.get().user.has_usable_password()


@pytest.mark.django_db
def test_district_code_is_that_of_the_file(file: Path) -> None:
    assert district_code(file) == "990102"


@pytest.mark.django_db
def test_district_command_loads_the_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("district", str(file))
    assert Authority.objects.get().short_name == "临河区"
    assert capsys.readouterr().out == "江平市临河区: 4 units\n"


@pytest.mark.django_db(transaction=True)
def test_district_command_refuses_the_same_district_twice(file: Path) -> None:
    call_command("district", str(file))
    with pytest.raises(CommandError, match="there is an authority of this name or code already"):
        call_command("district", str(file))
    assert Unit.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not toml at all", "is not a district file"),
        ("[authority]\nname = 'x'", "is not a district file: 'short'"),
    ],
)
def test_district_command_refuses_another_file(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "other.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        call_command("district", str(file))
    assert Authority.objects.count() == 0


@pytest.mark.django_db
def test_district_command_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("district", str(tmp_path / "none.toml"))
