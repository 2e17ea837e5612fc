"""`lantu manage reindex`: makes the index of the search anew from the rows."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from lantu.search.index import rebuild
from lantu.search.sources import SOURCES


class Command(BaseCommand):
    help = "Makes the index of the search anew, pinyin included; needed after its rules changed."

    def handle(self, **_options: object) -> None:
        with transaction.atomic():  # who enters a row meanwhile finds the old one or the new
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE IF EXISTS search_initial")
            rebuild(connection)
        self.stdout.write(f"{len(SOURCES)} tables are indexed anew.")
