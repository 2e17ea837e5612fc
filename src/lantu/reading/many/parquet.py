"""Findings as Parquet, one row each: the form that DuckDB, Spark and pandas read.

Knows columns.  A document without a finding, and one that was refused, has one row in which the
finding's columns are null, so that no document is missing from the file.  pyarrow is an optional
package (why: decision 6), asked for before anything is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import Any, BinaryIO

PACKAGE = "pyarrow"
_ROWS_AT_ONCE = 20_000
_OF_THE_DOCUMENT = ("document", "sha256", "title", "year", "characters", "refused")
_OF_THE_FINDING = (
    *("kind", "start", "end", "text", "path", "owners", "person", "post"),
    *("due_text", "due_date", "figures", "owned", "dated", "measured", "warnings"),
)
_NO_FINDING = dict.fromkeys(_OF_THE_FINDING)


def parquet_is_here() -> bool:
    """Whether the optional package is installed."""
    return find_spec(PACKAGE) is not None


def write_parquet(stream: BinaryIO, lines: Iterable[bytes]) -> None:
    """Write the documents' lines as rows, some thousand at a time."""
    import pyarrow as pa  # noqa: PLC0415 - optional, and slow to load for those who do not need it
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = _schema()
    rows = (row for line in lines for row in rows_of(json.loads(line)))
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))


def rows_of(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of one document, from its object in the findings file."""
    document, refused = written["document"], written.get("refused")
    flat = {"document": document["name"], "refused": refused and refused["sentence"]}
    own = {name: flat[name] if name in flat else document[name] for name in _OF_THE_DOCUMENT}
    for finding in written["findings"]:
        yield own | _finding(finding)
    if not written["findings"]:
        yield own | _NO_FINDING


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    due = finding["due"] or {"text": None, "date": None}
    flat = {"due_text": due["text"], "due_date": due["date"], **finding["readiness"]}
    return {name: flat[name] if name in flat else finding[name] for name in _OF_THE_FINDING}


def _schema() -> object:
    """The columns; `due_date` is text, for a deadline may be `ongoing` or `recurring`."""
    import pyarrow as pa  # noqa: PLC0415

    text, number, truth = pa.string(), pa.int64(), pa.bool_()
    owner = pa.struct([("name", text), ("role", text)])
    figure = pa.struct(
        [("metric", text), ("comparator", text), ("value", pa.float64()), ("unit", text)]
    )
    names = {
        pa.list_(text): ("path", "warnings"),
        pa.list_(owner): ("owners",),
        pa.list_(figure): ("figures",),
        number: ("year", "characters", "start", "end"),
        truth: ("owned", "dated", "measured"),
    }
    types = {name: kind for kind, some in names.items() for name in some}
    return pa.schema(
        [(name, types.get(name, text)) for name in (*_OF_THE_DOCUMENT, *_OF_THE_FINDING)]
    )
