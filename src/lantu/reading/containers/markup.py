"""XML from strangers: no entities, no document type, no network, no bottomless nesting.

Knows how to parse safely and nothing of what is in the XML.  Word and Excel files never carry a
document type, so one that does is refused instead of being read half.
"""

from __future__ import annotations

from lxml import etree

from lantu.reading.containers.limits import MAX_PART, MAX_TAGS, in_words
from lantu.reading.errors import DamagedDocument, DocumentTooLarge

_STRICT = b"http://purl.oclc.org/ooxml/"
# The strict variant of the format differs in the names of its namespaces alone.
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element; raises DamagedDocument on broken XML and on any document type."""
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    if data.count(b"<") > MAX_TAGS:
        raise DocumentTooLarge(name, limit=in_words(MAX_PART))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedDocument(name) from error
    document_type = root.getroottree().docinfo
    if document_type.internalDTD is not None or document_type.doctype:
        raise DamagedDocument(name)
    return root
