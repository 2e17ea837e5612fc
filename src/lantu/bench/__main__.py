"""`python -m lantu.bench NAME`: runs one measurement and prints it."""

from __future__ import annotations

import sys

from lantu.bench import ledger, reading, scale, search

BENCHES = {
    "ledger": ledger.main,
    "reading": reading.main,
    "scale": scale.main,
    "search": search.main,
}


def main(argv: list[str]) -> int:
    """Run the named measurement; its exit code, 2 where there is none of that name."""
    bench = BENCHES.get(argv[0]) if len(argv) == 1 else None
    if bench is None:
        sys.stderr.write(f"usage: python -m lantu.bench {{{','.join(BENCHES)}}}\n")
        return 2
    return bench()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
