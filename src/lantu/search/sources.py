"""Which columns of which tables are searched.  Names alone: this floor imports no models."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows are searched, by the columns that hold their words."""

    table: str
    columns: tuple[str, ...]
    headings: str = ""
    """A column with a JSON list of words."""
    initials: tuple[str, ...] = ()
    """Columns that are also found by the first letters of their pinyin."""
    whole: str = ""
    """Of parts: the column with the number of what they are part of."""

    @property
    def index(self) -> str:
        """The table of the index that belongs to it."""
        return f"search_{self.table}"


TASKS = Source("ledger_task", ("text", "person"), headings="path", initials=("text",))
OWNERS = Source("ledger_taskowner", ("name",), whole="task_id")
FIGURES = Source("ledger_taskfigure", ("metric",), whole="task_id")
PLANS = Source("ledger_plan", ("title",), initials=("title",))
DOCUMENTS = Source("ledger_document", ("title", "name"), initials=("title",))
INDICATORS = Source("ledger_indicator", ("name",), initials=("name",))
UNITS = Source("directory_unit", ("name", "short_name"), initials=("name", "short_name"))
ALIASES = Source("directory_unitalias", ("name",), initials=("name",), whole="unit_id")

SOURCES = (TASKS, OWNERS, FIGURES, PLANS, DOCUMENTS, INDICATORS, UNITS, ALIASES)
