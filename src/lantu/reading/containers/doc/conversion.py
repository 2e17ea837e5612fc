"""The process that makes a .docx of an old Word file.

Knows doc2docx and its errors.  It keeps automatic numbers as the file defines them (一、（一）),
where other converters count them 1. 2. 3.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from doc2docx import convert
from doc2docx.errors import EncryptedDocumentError, InvalidWordDocument, UnsupportedFeatureError

from lantu.reading.containers.apart import Refusal, RefusedError, convert_here


def docx_of(data: bytes) -> bytes:
    """The same document as a .docx; raises RefusedError, or anything at all where it is broken."""
    with TemporaryDirectory() as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(data)
        try:
            convert(old, new)
        except EncryptedDocumentError as error:
            raise RefusedError(Refusal.ENCRYPTED) from error
        except (InvalidWordDocument, UnsupportedFeatureError) as error:
            raise RefusedError(Refusal.FOREIGN) from error
        return new.read_bytes()


if __name__ == "__main__":
    convert_here(docx_of)
