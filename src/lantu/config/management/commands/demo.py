"""`lantu demo`: the demo district, built once and served."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lantu.config.demo import PASSWORD, build_demo, demo_members
from lantu.config.management.commands.serve import prepare
from lantu.config.preparation import UnpreparedError
from lantu.config.server import ServingError, serve, sole_server

ADDRESS = "127.0.0.1"
DATA = Path(settings.PACKAGE).parent.parent / "demo"


class Command(BaseCommand):
    """Builds the demo district through the same actions as any district, then serves it."""

    help = "Build the demo district (once) and serve it on http://127.0.0.1:8000."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--build-only", action="store_true", help="build it and stop")

    def handle(self, **options: Any) -> None:
        if not DATA.is_dir():
            raise CommandError(f"The demo's data is not there: {DATA}")
        try:
            if options["build_only"]:
                self._build(options["port"])
                return
            with sole_server(settings.HOME, ADDRESS, options["port"]):
                self._build(options["port"])
                serve(ADDRESS, options["port"])
        except (ServingError, UnpreparedError) as problem:
            raise CommandError(str(problem)) from problem

    def _build(self, port: int) -> None:
        prepare()
        if build_demo(DATA):
            self.stdout.write("河西区: demo district built. 演示区已建好。")
        self.stdout.write(f"\n  http://{ADDRESS}:{port}/\n")
        for member in demo_members():
            self.stdout.write(
                f"  {member.user.username:<14} {PASSWORD:<12} "
                f"{member.get_role_display()} · {member.unit.short_name}"
            )
        self.stdout.write("")
