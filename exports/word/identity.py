"""Which workshop a document of ours comes from: it says so in a hidden part that Word keeps through every saving."""

import re
from zipfile import ZipFile

from lxml import etree

_PART = re.compile(r"customXml/item\d+\.xml")
_OURS = "{urn:plenaria:document}document"


def identity_in(package: ZipFile) -> str | None:
    """Return the id of the root of the workshop a checked document comes from; `None` where it says nothing."""
    for name in package.namelist():
        if _PART.fullmatch(name):
            root = etree.fromstring(
                package.read(name), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            )
            if root.tag == _OURS:
                return str(root.get("id"))
    return None
