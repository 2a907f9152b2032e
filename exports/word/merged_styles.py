"""The styles and lists of a document made upon an institution's: theirs where they have one, ours beside them."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from exports.word.style_names import W, id_of, key_of, match_styles, name_of

_STYLED = re.compile(r'<w:(pStyle|rStyle|tblStyle|basedOn|next|link) w:val="([^"]*)"/>')
_LEVEL = re.compile(r"<w:lvl .*?</w:lvl>", re.DOTALL)
_LOOK = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_LISTED = re.compile(r'<w:numId w:val="(\d+)"/>')
# What a style does is ours, whoever says how it looks; in the order in which Word wants them.
_DOES = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "outlineLvl")
_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
_AFTER_PARAGRAPH = tuple(f"{W}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
_HEADINGS = ("Heading1", "Heading2", "Heading3", "Title", "Subtitle", "TOCHeading")
_OWN_BULLET = "ListBullet"  # their bullet may stay, for nothing of ours counts it
_COLOURS = {"17365D": ("Heading1", "Heading2"), "1F6F78": ("Heading3", "Heading2", "Heading1")}  # ours, theirs instead
_READABLE = "404040"  # for a text of the cover that was to stand on the band


@dataclass(frozen=True)
class Names:
    """What our styles and lists are called in the finished document: our id to theirs, our lists moved behind theirs.

    `found` are our ids of the styles that are theirs.
    """

    styles: Mapping[str, str]
    found: frozenset[str]
    definitions: int
    lists: int

    @property
    def has_their_title(self) -> bool:
        """Say whether the cover's title looks as theirs do, and so does not stand on our band."""
        return bool(self.found & {"Title", "Subtitle"})

    def renamed(self, markup: str) -> str:
        """Return markup of ours that calls styles and lists so."""
        markup = _STYLED.sub(lambda m: f'<w:{m[1]} w:val="{self.styles.get(m[2], m[2])}"/>', markup)
        return _LISTED.sub(lambda m: f'<w:numId w:val="{int(m[1]) + self.lists if m[1] != "0" else 0}"/>', markup)


def name_styles(ours: etree._Element, theirs: etree._Element, numbering: etree._Element | None) -> Names:
    """Return what ours are to be called beside theirs."""
    found = match_styles(ours, theirs)
    taken = {id_of(style) for style in theirs.iter(f"{W}style")}
    styles = {}
    for style in ours.iter(f"{W}style"):
        own = id_of(style)
        if own in found:
            styles[own] = id_of(found[own])
            continue
        styles[own] = _free(own, taken)
        taken.add(styles[own])
    return Names(styles, frozenset(found), _after(numbering, "abstractNum"), _after(numbering, "num") - 1)


def merge_styles(ours: etree._Element, theirs: etree._Element, names: Names, language: str) -> None:
    """Put our styles beside theirs; those of theirs that stand for ours learn what ours do."""
    kept = {id_of(style): style for style in theirs.iter(f"{W}style")}
    called = {key_of(name_of(style)) for style in kept.values()}
    colours = _their_colours(kept, names)
    renamed = etree.fromstring(names.renamed(etree.tostring(ours, encoding="unicode")))
    for style, as_ours in zip(renamed.iter(f"{W}style"), ours.iter(f"{W}style"), strict=True):
        own = id_of(as_ours)
        if own in names.found:
            _teach(kept[names.styles[own]], style, own)
            continue
        added = deepcopy(style)
        added.set(f"{W}styleId", names.styles[own])
        _call_apart(added, called)
        _colour(added, colours)
        if names.has_their_title and own in ("Title", "Subtitle"):
            for colour in added.iter(f"{W}color"):
                colour.set(f"{W}val", _READABLE)
        theirs.append(added)
    _speak(theirs, language)


def merge_lists(ours: str, theirs: etree._Element, names: Names) -> None:
    """Put our lists behind theirs; levels of theirs let go of the styles whose numbers are ours."""
    own = {names.styles[style] for style in names.found if style != _OWN_BULLET}
    for linked in list(theirs.iter(f"{W}pStyle")):
        if linked.get(f"{W}val") in own:
            linked.getparent().remove(linked)
    taken = {each.get(f"{W}val", "").upper() for each in theirs.iter(f"{W}nsid")}
    prefix = next(f"{number:04X}" for number in range(0x50C0, 0xFFFF) if not _begins(taken, f"{number:04X}"))
    root = etree.fromstring(moved_lists(ours, names).replace('w:nsid w:val="50C0', f'w:nsid w:val="{prefix}').encode())
    definitions, lists = root.findall(f"{W}abstractNum"), root.findall(f"{W}num")
    _insert(theirs, definitions, ("numPicBullet", "abstractNum"))
    _insert(theirs, lists, ("numPicBullet", "abstractNum", "num"))


def moved_lists(ours: str, names: Names) -> str:
    """Return our lists as they are called in the finished document."""
    ours = _LEVEL.sub(lambda m: _without_look(m[0], names), ours)
    ours = re.sub(r'(<w:num w:numId|abstractNumId)="(\d+)"', lambda m: _moved(m, names), names.renamed(ours))
    return re.sub(r'<w:abstractNumId w:val="(\d+)"/>', lambda m: _pointed(m, names), ours)


def _without_look(level: str, names: Names) -> str:
    """Return a level whose number looks as its paragraph does, where that is theirs."""
    return _LOOK.sub("<w:rPr></w:rPr>", level) if _STYLED.findall(level)[0][1] in names.found else level


def _moved(found: re.Match[str], names: Names) -> str:
    by = names.lists if found[1].endswith("numId") else names.definitions
    return f'{found[1]}="{int(found[2]) + by}"'


def _pointed(found: re.Match[str], names: Names) -> str:
    return f'<w:abstractNumId w:val="{int(found[1]) + names.definitions}"/>'


def _begins(taken: set[str], prefix: str) -> bool:
    return any(each.startswith(prefix) for each in taken)


def _their_colours(kept: Mapping[str, etree._Element], names: Names) -> dict[str, str]:
    """Return which colour stands for which of ours, where their headings say one."""
    colours = {}
    for ours, headings in _COLOURS.items():
        for heading in (each for each in headings if each in names.found):
            found = kept[names.styles[heading]].find(f"{W}rPr/{W}color")
            if found is not None:
                colours[ours] = found.get(f"{W}val", ours)
                break
    return colours


def _colour(style: etree._Element, colours: Mapping[str, str]) -> None:
    """Let a style of ours speak in their colours, so that the page is of one piece."""
    for element in style.iter():
        for name in (f"{W}val", f"{W}color"):
            if element.get(name) in colours:
                element.set(name, colours[element.get(name, "")])


def _insert(theirs: etree._Element, added: list[etree._Element], behind: tuple[str, ...]) -> None:
    """Put elements behind the last of those they have to follow."""
    before = [place for place, each in enumerate(theirs) if each.tag in {f"{W}{name}" for name in behind}]
    at = before[-1] + 1 if before else 0
    theirs[at:at] = added


def _teach(theirs: etree._Element, ours: etree._Element, own: str) -> None:
    """Let a style of theirs do what ours does: where pages begin, what stays together, what is counted."""
    if theirs.get(f"{W}type", "paragraph") != "paragraph":
        return
    does = {child.tag: child for properties in ours.findall(f"{W}pPr") for child in properties}
    look = theirs.find(f"{W}pPr")
    for name in _DOES:
        tag = f"{W}{name}"
        has = None if look is None else look.find(tag)
        if name == "numPr" and has is not None and own == _OWN_BULLET:
            continue
        wanted = does.get(tag)
        if wanted is None and not (name == "numPr" and has is not None and own in _HEADINGS):
            continue
        look = _paragraph_of(theirs) if look is None else look
        if has is not None:
            look.remove(has)
        _put(look, deepcopy(wanted) if wanted is not None else _uncounted())


def _uncounted() -> etree._Element:
    counted = etree.Element(f"{W}numPr")
    etree.SubElement(counted, f"{W}numId").set(f"{W}val", "0")
    return counted


def _paragraph_of(style: etree._Element) -> etree._Element:
    made = etree.Element(f"{W}pPr")
    later = next((place for place, child in enumerate(style) if child.tag in _AFTER_PARAGRAPH), len(style))
    style.insert(later, made)
    return made


def _put(properties: etree._Element, added: etree._Element) -> None:
    """Put a property where the order of Word has it."""
    rank = {f"{W}{name}": place for place, name in enumerate(_ORDER)}
    place = sum(rank.get(child.tag, 99) < rank[added.tag] for child in properties)
    properties.insert(place, added)


def _call_apart(style: etree._Element, called: set[str]) -> None:
    """Give a style another name where theirs has it already, for a style of another kind."""
    name = name_of(style)
    if key_of(name) in called:
        style.find(f"{W}name").set(f"{W}val", f"{name} (Plenaria)")
        style.set(f"{W}customStyle", "1")
    called.add(key_of(name_of(style)))


def _speak(styles: etree._Element, language: str) -> None:
    """Let all styles speak a language; where none says which, the document's first word does."""
    for said in styles.iter(f"{W}lang"):
        said.set(f"{W}val", language)
    place = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = place.find(f"{W}{name}")
        if found is None:
            found = etree.Element(f"{W}{name}")
            place.insert(0, found)
        place = found
    if place.find(f"{W}lang") is None:
        said = etree.Element(f"{W}lang")
        said.set(f"{W}val", language)
        behind = [child for child in place if child.tag in (f"{W}eastAsianLayout", f"{W}specVanish", f"{W}oMath")]
        place.insert(len(place) - len(behind), said)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "Plenaria"
    return name


def _after(numbering: etree._Element | None, tag: str) -> int:
    """Return the first number no list, or no definition of one, bears."""
    attribute = f"{W}abstractNumId" if tag == "abstractNum" else f"{W}numId"
    found = [] if numbering is None else [each.get(attribute, "") for each in numbering.findall(f"{W}{tag}")]
    numbers = [int(each) for each in found if each.lstrip("-").isdigit()]
    return max([0, *numbers]) + 1
