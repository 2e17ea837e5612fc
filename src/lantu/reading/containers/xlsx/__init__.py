"""Excel files: each sheet a table, its values written as people write them.

Knows workbook and sheets.  The values come from calamine, which is handed an archive that we wrote
ourselves of parts that we measured: no size in the original is taken at its word.  A sheet is known
by its name; one of a name that was there already is no other sheet, and is read once.
"""

from __future__ import annotations

import io
import zipfile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from lantu.reading.containers.archive import Archive
from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.markup import parse_xml
from lantu.reading.containers.xlsx.formats import Formats
from lantu.reading.containers.xlsx.grid import read_grid
from lantu.reading.containers.xlsx.survey import Survey, string_lengths, survey
from lantu.reading.errors import DamagedDocument, EmptyDocument, EncryptedDocument, NoText

__all__ = ["read_xlsx"]

_KINDS = {"worksheet", "sharedStrings", "styles"}


def read_xlsx(data: bytes, name: str) -> DocumentBuilder:
    """The sheets of a workbook, collected in a builder."""
    archive = Archive(data, name)
    main = archive.related_part("", "officeDocument") or "xl/workbook.xml"
    parts = _parts(archive, main)
    if main not in parts:
        raise DamagedDocument(name)
    surveys = _surveys(archive, main, parts, name)
    builder = DocumentBuilder(name)
    try:
        _read_sheets(_repacked(parts), surveys, builder)
    except CalamineError as error:
        encrypted = "password" in str(error).lower()
        raise (EncryptedDocument if encrypted else DamagedDocument)(name) from error
    except BaseException as error:
        # The Rust side's panic is no Exception; anything else is not ours to catch.
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedDocument(name) from None
    if builder.is_empty:
        pictures = any("/media/" in part for part in archive.names)
        raise NoText(name) if pictures else EmptyDocument(name)
    return builder


def _read_sheets(data: bytes, surveys: dict[str, Survey], builder: DocumentBuilder) -> None:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        sheets = workbook.sheets_metadata
        names = dict.fromkeys(
            sheet.name for sheet in sheets if sheet.typ == SheetTypeEnum.WorkSheet
        )
        for name in names:
            _read_sheet(workbook.get_sheet_by_name(name), surveys, builder)


def _read_sheet(sheet: CalamineSheet, surveys: dict[str, Survey], builder: DocumentBuilder) -> None:
    builder.add_table(read_grid(sheet, surveys.get(sheet.name, Survey())))


def _parts(archive: Archive, main: str) -> dict[str, bytes]:
    """The parts that hold the cells, each read within the archive's bounds."""
    folder, _, leaf = main.rpartition("/")
    wanted = ["[Content_Types].xml", "_rels/.rels", main, f"{folder}/_rels/{leaf}.rels"]
    wanted += [target for _, kind, target in archive.related(main) if kind in _KINDS]
    found = {part: archive.read(part) for part in dict.fromkeys(wanted)}
    return {part: data for part, data in found.items() if data is not None}


def _surveys(archive: Archive, main: str, parts: dict[str, bytes], name: str) -> dict[str, Survey]:
    """What each sheet's XML says about its extent and formats, by the sheet's name."""
    related = archive.related(main)
    targets = {identity: part for identity, _, part in related}
    of_kind = {kind: parts.get(part) for _, kind, part in related}
    formats = Formats(of_kind.get("styles"))
    shared = of_kind.get("sharedStrings")
    lengths = string_lengths(shared, name) if shared is not None else []
    workbook = parse_xml(parts[main], name)
    surveys: dict[str, Survey] = {}
    by_name: dict[str, Survey] = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        identity = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        part = targets.get(str(identity), "")
        if part in parts and part not in surveys:
            surveys[part] = survey(parts[part], formats, lengths, name)
        by_name[sheet.get("name", "")] = surveys.get(part, Survey())
    return by_name


def _repacked(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return target.getvalue()
