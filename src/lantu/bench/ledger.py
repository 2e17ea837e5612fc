"""What the pages and deeds of a large ledger cost: processor time and queries, beside a bare page.

Knows where it is measured: in a folder of its own that is thrown away; no installation is touched.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def main() -> int:
    """Build a large ledger, measure, and print a line for each thing."""
    home = Path(tempfile.mkdtemp(prefix="lantu-bench-"))
    os.environ["LANTU_HOME"] = str(home)
    os.environ.pop("LANTU_DATABASE", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.config.settings")
    try:
        import django  # noqa: PLC0415 - the settings look at the environment when they are read

        django.setup()
        from lantu.bench import ledger_costs  # noqa: PLC0415 - models need the settings

        ledger_costs.measure()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0
