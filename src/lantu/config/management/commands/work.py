"""`lantu work`: the background worker."""

from __future__ import annotations

import os
import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from lantu.ledger.intake.actions.receive import resume_reading


class Command(BaseCommand):
    """Reads what came in, and whatever else is queued."""

    help = "Run the background worker until interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="stop when standard input closes")
        parser.add_argument(
            "--resume", action="store_true", help="first take up what a stopped worker left"
        )
        parser.add_argument("--batch", action="store_true", help="stop when nothing is queued")

    def handle(self, **options: Any) -> None:
        if options["watch"]:
            threading.Thread(target=_stop_with_parent, daemon=True).start()
        if options["resume"]:
            resume_reading()
        call_command(
            "db_worker", interval=0.3, batch=options["batch"], startup_delay=False, verbosity=0
        )


def _stop_with_parent() -> None:
    """Wait for the end of standard input: the process that started this one is gone."""
    sys.stdin.buffer.read()
    os._exit(0)
