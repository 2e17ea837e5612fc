"""`lantu serve`: prepare the installation and serve it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from lantu.config.preparation import UnpreparedError, prepare_database
from lantu.config.server import ServingError, serve, sole_server

LOCAL = {"127.0.0.1", "localhost", "::1"}
UNNAMED = (
    "Other machines are answered only by names listed in LANTU_HOSTS (none yet), "
    "such as LANTU_HOSTS=plan.example.org,10.1.2.3"
)


class Command(BaseCommand):
    """Migrates, collects the static files, starts the worker, and serves."""

    help = "Serve the installation (http://127.0.0.1:8000 unless told otherwise)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, **options: Any) -> None:
        address, port = options["address"], options["port"]
        try:
            with sole_server(settings.HOME, address, port):
                prepare()
                self.stdout.write(f"http://{address}:{port}/")
                if address.strip("[]") not in LOCAL and not settings.NAMED_HOSTS:
                    self.stdout.write(UNNAMED)
                serve(address, port)
        except (ServingError, UnpreparedError) as problem:
            raise CommandError(str(problem)) from problem


def prepare() -> None:
    """Bring the database and the static files up to date."""
    prepare_database()
    call_command("collectstatic", verbosity=0, interactive=False)
