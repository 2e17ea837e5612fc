"""One change that is made to many rows at once, from a row's contents to those after.  Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lantu.ledger.choices import OwnerRole
from lantu.ledger.rows import DueValue, OwnerName, RowContents


@dataclass(frozen=True, slots=True)
class AddOwner:
    """A body in a role; where the row names it already, its role changes."""

    name: str
    role: OwnerRole

    def applied_to(self, contents: RowContents) -> RowContents:
        new = OwnerName(self.name, self.role)
        if any(owner.name == self.name for owner in contents.owners):
            owners = [new if owner.name == self.name else owner for owner in contents.owners]
        else:
            owners = [*contents.owners, new]
        return replace(contents, owners=owners)


@dataclass(frozen=True, slots=True)
class RemoveOwner:
    """A body that no longer acts on the rows."""

    name: str

    def applied_to(self, contents: RowContents) -> RowContents:
        return replace(contents, owners=[o for o in contents.owners if o.name != self.name])


@dataclass(frozen=True, slots=True)
class SetDue:
    """A deadline, in place of whatever stood there."""

    due: DueValue

    def applied_to(self, contents: RowContents) -> RowContents:
        return replace(contents, due=self.due)


@dataclass(frozen=True, slots=True)
class SetPerson:
    """Who answers for the rows by name."""

    person: str
    post: str = ""

    def applied_to(self, contents: RowContents) -> RowContents:
        return replace(contents, person=self.person, post=self.post)


RowChange = AddOwner | RemoveOwner | SetDue | SetPerson
