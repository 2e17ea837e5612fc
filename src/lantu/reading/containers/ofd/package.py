"""The parts of one document of an OFD archive: its pages, their templates, its drawn units.

Knows how a part names another one; nothing of what is on a page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from lantu.reading.containers.archive import Archive
from lantu.reading.containers.limits import MAX_BORROWED
from lantu.reading.containers.ofd.numbers import Box, box_of
from lantu.reading.errors import DamagedDocument, TooManyObjects

_UNITS = "{*}CompositeGraphicUnits/{*}CompositeGraphicUnit"
_A4 = (0.0, 0.0, 210.0, 297.0)


class Package:
    """One document; parts are read when they are asked for, templates and units once."""

    def __init__(self, archive: Archive, root: str, name: str) -> None:
        self._archive = archive
        self._name = name
        self._root = resolved("", root)
        self._borrowed = 0
        self._document = self.part(self._root)
        common = self._document.find("{*}CommonData")
        area = None if common is None else common.findtext("{*}PageArea/{*}PhysicalBox")
        self.area: Box = box_of(area) or _A4
        """Left, top, width and height of a page that states none, in millimetres."""
        self.pages = [
            resolved(self._root, page.get("BaseLoc", ""))
            for page in self._document.iterfind("{*}Pages/{*}Page")
        ]
        self._templates = self._places("{*}CommonData/{*}TemplatePage")
        self._template_parts: dict[str, etree._Element | None] = {}
        self.units = {
            unit.get("ID", ""): unit
            for unit in self._resources()
            if unit.find("{*}Content") is not None
        }

    def part(self, place: str) -> etree._Element:
        """The root of a part that must be there."""
        root = self._archive.read_xml(place)
        if root is None:
            raise DamagedDocument(self._name)
        return root

    def template(self, identity: str) -> etree._Element | None:
        """The page that others are drawn upon, None where there is none of that number."""
        place = self._templates.get(identity)
        if place is None:
            return None
        if place not in self._template_parts:
            self._template_parts[place] = self._archive.read_xml(place)
        return self._template_parts[place]

    def borrow(self) -> None:
        """Count one object that a page draws from a template or unit; units in units multiply."""
        self._borrowed += 1
        if self._borrowed > MAX_BORROWED:
            raise TooManyObjects(self._name, limit=MAX_BORROWED)

    def _places(self, path: str) -> dict[str, str]:
        found = self._document.iterfind(path)
        return {e.get("ID", ""): resolved(self._root, e.get("BaseLoc", "")) for e in found}

    def _resources(self) -> Iterator[etree._Element]:
        for tag in ("PublicRes", "DocumentRes"):
            for element in self._document.iterfind(f"{{*}}CommonData/{{*}}{tag}"):
                resources = self._archive.read_xml(resolved(self._root, element.text or ""))
                if resources is not None:
                    yield from resources.iterfind(_UNITS)


def resolved(part: str, place: str) -> str:
    """The part that another one names, from its own folder or from the archive's root."""
    folder = posixpath.dirname(part)
    whole = posixpath.join("/", folder, place.strip().replace("\\", "/"))
    return posixpath.normpath(whole).lstrip("/")
