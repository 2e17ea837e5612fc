"""Pages of a document as pictures, so that a finding can be shown where it stands on paper.

Knows that drawing a stranger's page is done by native code, which may crash or never end: each
page is drawn in a process of its own, with a bound on time and on pixels.  Coordinates are those
of `Origin.box`: PDF points from the upper left corner of the page as it is seen.
"""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from lantu.reading.containers.detect import is_picture
from lantu.reading.containers.scan.images import frame, points_per_pixel

PATIENCE = 20.0
"""Seconds after which a page that is still being drawn is given up."""
SHARPNESS = 2.0
"""Pixels a point; fewer on a page so large that it would pass the bound."""
LONGEST_SIDE = 2400
"""Pixels."""
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG, with its width and height in points."""

    png: bytes
    width: float
    height: float


def page_picture(data: bytes, page: int) -> Picture | None:
    """The page (from 1) of a PDF or scan; None where it has none or it cannot be drawn."""
    if not (data.lstrip()[:5].startswith(b"%PDF") or is_picture(data)):
        return None
    try:
        drawn = subprocess.run(  # noqa: S603 - ourselves, with a number
            [sys.executable, "-m", "lantu.reading.pictures", str(page)],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return picture_of(drawn.stdout) if drawn.returncode == 0 else None


def picture_of(png: bytes) -> Picture:
    """A kept picture, with the size that its own header states."""
    with Image.open(io.BytesIO(png)) as image:
        per_inch = float(image.info.get("dpi", (POINTS_PER_INCH,))[0])
        width, height = (side / per_inch * POINTS_PER_INCH for side in image.size)
    return Picture(png, width, height)


def draw(data: bytes, page: int) -> bytes:
    """The page as a PNG whose header says how many pixels an inch has; raises where it cannot."""
    if is_picture(data):
        return _photo(data, page)
    with pypdfium2.PdfDocument(data) as document:
        if not 0 < page <= len(document):
            raise IndexError(page)
        shown = document[page - 1]
        scale = min(SHARPNESS, LONGEST_SIDE / max(*shown.get_size(), 1))
        target = io.BytesIO()
        per_inch = scale * POINTS_PER_INCH
        image = shown.render(scale=scale).to_pil()
        image.save(target, "PNG", dpi=(per_inch, per_inch))
        return target.getvalue()


def _photo(data: bytes, page: int) -> bytes:
    image = frame(data, page)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    per_inch = POINTS_PER_INCH / points_per_pixel(image)
    target = io.BytesIO()
    image.save(target, "PNG", dpi=(per_inch, per_inch))
    return target.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read(), int(sys.argv[1])))
