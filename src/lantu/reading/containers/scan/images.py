"""Files that are pictures as a whole: PNG, JPEG, TIFF, BMP and WebP, one or several pages each.

Knows how large one may be and which way up the camera held it; recognises nothing.
A picture seldom says truly how large the paper was: its longer side counts as that of an A4 page.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

from lantu.reading.containers.limits import MAX_PIXELS
from lantu.reading.errors import DamagedDocument, DocumentTooLarge

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
LONGER_SIDE = 842.0
"""Points; the longer side of A4."""
_LIMIT = f"{MAX_PIXELS // 1_000_000} MP"

# What Pillow raises on a picture that is cut off or nonsense, besides its own error.
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError)


def count_frames(data: bytes, name: str) -> int:
    """The pages of a picture; only a fax has several: a phone's second is the first in small."""
    with _opened(data, name) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def frame(data: bytes, page: int, name: str = "") -> Image.Image:
    """The page (from 1) as it was meant to be seen, on white, in colour."""
    with _opened(data, name) as image:
        if page > 1:
            image.seek(page - 1)
        _check(image, name)
        return _on_white(ImageOps.exif_transpose(image)).convert("RGB")


def points_per_pixel(image: Image.Image) -> float:
    """How large a pixel counts, in points."""
    return LONGER_SIDE / max(image.size)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Image.Image]:
    """The picture, opened but not yet unpacked; whatever is wrong with it, then or later."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        with image:
            _check(image, name)
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DocumentTooLarge(name, limit=_LIMIT) from error
    except _BROKEN as error:
        raise DamagedDocument(name) from error


def _check(image: Image.Image, name: str) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise DocumentTooLarge(name, limit=_LIMIT)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "P", "PA"}:
        image = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    if image.mode.startswith("I") or image.mode == "F":  # sixteen bits of grey and more
        return ImageOps.autocontrast(image.convert("F").convert("L"))
    return image
