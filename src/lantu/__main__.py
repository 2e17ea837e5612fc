"""`python -m lantu COMMAND`: reading needs no installation, all else is a command of Django."""

from __future__ import annotations

import os
import sys

from lantu.reading.command import main as read


def main(argv: list[str]) -> int:
    """Run the command; its exit code."""
    if argv[:1] == ["read"]:
        return read(argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - `read` is fast without it

    execute_from_command_line(["lantu", *(argv[1:] if argv[:1] == ["manage"] else argv)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
