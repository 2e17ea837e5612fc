"""`lantu serve`: prepare the installation and serve it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from lantu.config.server import serve


class Command(BaseCommand):
    """Migrates, collects the static files, starts the worker, and serves."""

    help = "Serve the installation (http://127.0.0.1:8000 unless told otherwise)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, **options: Any) -> None:
        prepare()
        self.stdout.write(f"http://{options['address']}:{options['port']}/")
        serve(options["address"], options["port"])


def prepare() -> None:
    """Bring the database and the static files up to date."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
