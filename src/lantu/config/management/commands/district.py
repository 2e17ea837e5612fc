"""`lantu district FILE`: set up a district from a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from lantu.config.district import load_district
from lantu.config.preparation import UnpreparedError, prepare_database


class Command(BaseCommand):
    """Founds an authority with its units and members."""

    help = "Set up a district (units, names, members) from a TOML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--password", help="the first password of every member")

    def handle(self, **options: Any) -> None:
        file: Path = options["file"]
        try:
            prepare_database()
            authority = load_district(file, password=options["password"], at=timezone.now())
        except UnpreparedError as problem:
            raise CommandError(str(problem)) from problem
        except OSError as problem:
            raise CommandError(f"{file}: {problem.strerror}") from problem
        except (KeyError, ValueError) as problem:
            raise CommandError(f"{file} is not a district file: {problem}") from problem
        except IntegrityError as problem:
            raise CommandError(
                f"{file}: there is an authority of this name or code already"
            ) from problem
        self.stdout.write(f"{authority.name}: {authority.units.count()} units")
