"""Coordinates: from a PDF file's to those of its page turned some way, and back.

Knows geometry only.  In the file y grows upwards from the lower left; on a page it grows downwards
from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantu.reading.containers.boxes import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the file's coordinates, and how far it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def from_file(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right and bottom on the page."""
        if self.rotation == 90:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        if self.rotation == 270:
            return (self.top - top, self.right - right, self.top - bottom, self.right - left)
        return (left - self.left, self.top - top, right - self.left, self.top - bottom)

    def to_file(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Left, bottom, right and top in the file."""
        if self.rotation == 90:
            return (top + self.left, left + self.bottom, bottom + self.left, right + self.bottom)
        if self.rotation == 180:
            return (self.right - right, top + self.bottom, self.right - left, bottom + self.bottom)
        if self.rotation == 270:
            return (self.right - bottom, self.top - right, self.right - top, self.top - left)
        return (left + self.left, self.top - bottom, right + self.left, self.top - top)
