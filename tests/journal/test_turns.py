"""Every change waits its turn: none is a plain transaction, which keeps nobody else out on PostgreSQL."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "lantu"
ACTIONS = sorted([*SOURCE.glob("**/actions/*.py"), *SOURCE.glob("*/actions.py")])


def out_of_turn(code: str) -> list[str]:
    """The functions that somebody acts through, as a transaction that takes no turn."""
    return [
        found.name
        for found in ast.parse(code).body
        if isinstance(found, ast.FunctionDef)
        and "transaction.atomic" in map(ast.unparse, found.decorator_list)
        and "by" in [argument.arg for argument in found.args.kwonlyargs]
        and "take_turn" not in ast.unparse(found)
    ]


@pytest.mark.parametrize(
    ("decorator", "body", "found"),
    [
        ("transaction.atomic", "pass", ["act"]),
        ("transaction.atomic", "take_turn(1)", []),
        ("in_turn", "pass", []),
    ],
)
def test_action_out_of_turn_is_found(decorator: str, body: str, found: list[str]) -> None:
    assert out_of_turn(f"@{decorator}\ndef act(*, by): {body}\n") == found


def test_every_action_waits_its_turn() -> None:
    assert len(ACTIONS) > 10
    assert {path.name: out_of_turn(path.read_text("utf-8")) for path in ACTIONS} == {
        path.name: [] for path in ACTIONS
    }
