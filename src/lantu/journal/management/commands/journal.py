"""`lantu journal verify`: whether the record of every change still holds."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from lantu.journal.guards import has_journal, missing_guards
from lantu.journal.queries import Verified, authorities_with_history, verified


class Command(BaseCommand):
    """Walks the chains; an authority is known here by its number alone."""

    help = "Check the record of every change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"], help="walk the chain of every authority")
        parser.add_argument("--authority", type=int, help="only this authority's, by its number")

    def handle(self, **options: Any) -> None:
        if not has_journal(connection):
            raise CommandError(
                f"There is no journal in {connection.settings_dict['NAME']}; if this installation "
                "was ever used, its journal was removed."
            )
        only: int | None = options["authority"]
        known = authorities_with_history()
        if only is not None and only not in known:
            raise CommandError(f"There is no chain for authority {only}; known: {known}")
        chains = [verified(number) for number in known if only in (None, number)]
        for chain in chains:
            self.stdout.write(_sentence(chain))
        if not chains:
            self.stdout.write("The journal is empty.")
        missing = missing_guards(connection)
        if missing:
            self.stdout.write(
                "The database no longer refuses changes to the journal; missing: "
                + ", ".join(missing)
            )
        if missing or any(chain.fault for chain in chains):
            sys.exit(1)


def _sentence(chain: Verified) -> str:
    if chain.fault:
        return f"FAULT in {chain.fault}. Entries before it that hold: {chain.entries}."
    words = "1 entry" if chain.entries == 1 else f"{chain.entries} entries"
    return f"authority {chain.authority_id}: {words}, whole and in order; last hash {chain.hash}"
