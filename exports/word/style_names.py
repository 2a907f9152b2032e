"""Which style of an institution's document is which of ours: found by name, in English or Spanish, never by id."""

import unicodedata

from lxml import etree

from workshop.errors import N_
from workshop.language import _

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word keeps its own names in English whatever language it speaks; other programs do not.
_ALSO = {
    "heading 1": ("titulo 1", "encabezado 1"),
    "heading 2": ("titulo 2", "encabezado 2"),
    "heading 3": ("titulo 3", "encabezado 3"),
    "title": ("titulo", "puesto", "titulo del documento"),
    "subtitle": ("subtitulo",),
    "body text": ("texto independiente", "cuerpo de texto", "texto de cuerpo"),
    "list bullet": ("lista con vinetas", "vinetas"),
    "list number": ("lista con numeros", "lista numerada"),
    "toc heading": ("titulo tdc", "titulo de tdc", "titulo de tabla de contenido", "encabezado del indice"),
    "toc 1": ("tdc 1", "contents 1", "indice 1", "tabla de contenido 1"),
    "toc 2": ("tdc 2", "contents 2", "indice 2", "tabla de contenido 2"),
    "footnote text": ("texto nota pie", "texto de nota al pie", "nota al pie", "footnote"),
    "footnote reference": ("ref. de nota al pie", "referencia de nota al pie"),
    "annotation text": ("texto comentario", "texto de comentario"),
    "annotation reference": ("ref. de comentario", "referencia de comentario"),
    "hyperlink": ("hipervinculo",),
}
# Those an institution's document may be expected to have, as a Spanish Word calls them.
_EXPECTED = {
    "heading 1": N_("Título 1"),
    "heading 2": N_("Título 2"),
    "heading 3": N_("Título 3"),
    "title": N_("Título"),
    "subtitle": N_("Subtítulo"),
    "body text": N_("Texto independiente"),
    "list bullet": N_("Lista con viñetas"),
    "list number": N_("Lista con números"),
    "toc heading": N_("Título TDC"),
    "toc 1": N_("TDC 1"),
    "toc 2": N_("TDC 2"),
    "footnote text": N_("Texto nota pie"),
}
# Ours even where an institution has its own: their tab stops are those of our header and footer.
_EDGES = ("Header", "Footer", "HeaderAcross", "FooterAcross")


def name_of(style: etree._Element) -> str:
    """Return the name of a style."""
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "")


def id_of(style: etree._Element) -> str:
    """Return the id of a style."""
    return str(style.get(f"{W}styleId", ""))


def key_of(name: str) -> str:
    """Return what of a name counts when names are compared: no case, no accents, single spaces."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in parted if not unicodedata.combining(letter)).split())


def match_styles(ours: etree._Element, theirs: etree._Element) -> dict[str, etree._Element]:
    """Return their style for each of ours that they have, by our id."""
    known: dict[tuple[str, str], etree._Element] = {}
    defaults: dict[str, etree._Element] = {}
    for style in theirs.iter(f"{W}style"):
        kind = style.get(f"{W}type", "paragraph")
        for name in _names(style):
            known.setdefault((kind, name), style)
        if style.get(f"{W}default") in ("1", "true", "on") and id_of(style):
            defaults.setdefault(kind, style)
    found = {}
    for style in ours.iter(f"{W}style"):
        kind, is_default = style.get(f"{W}type", "paragraph"), style.get(f"{W}default") == "1"
        name = key_of(name_of(style))
        candidates = [known.get((kind, each)) for each in (name, *_ALSO.get(name, ()))]
        same = next((each for each in candidates if each is not None), None)
        same = defaults.get(kind, same) if is_default else same
        if same is not None and id_of(same) and id_of(style) not in _EDGES:
            found[id_of(style)] = same
    return found


def missing_names(ours: etree._Element, theirs: etree._Element) -> list[str]:
    """Return what a Word in the language in use calls the expected styles they do not have."""
    found = match_styles(ours, theirs)
    missing = {key_of(name_of(style)) for style in ours.iter(f"{W}style") if id_of(style) not in found}
    return [_(said) for name, said in _EXPECTED.items() if name in missing]


def _names(style: etree._Element) -> list[str]:
    also = style.find(f"{W}aliases")
    more = also.get(f"{W}val", "").split(",") if also is not None else []
    return [key_of(name) for name in (name_of(style), *more) if name.strip()]
