"""The lists of a document: levels tied to styles, and fresh starts for lists that begin anew."""

from dataclasses import dataclass

from exports.word.markup import escape

LARGEST_START = 32_767  # Word's own bound for the number a list starts with


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its style, what stands before each paragraph, and where (in twentieths of a point).

    `text` is the number's pattern ("%1." is the first level's number with a point); `look` the inside of the
    number's `w:rPr`; `suffix` is "tab", "space" or "nothing".
    """

    style: str
    text: str
    format: str = "decimal"
    left: int = 0
    hanging: int = 0
    suffix: str = "tab"
    look: str = ""

    def xml(self, place: int) -> str:
        """Return the level as markup, at its place from 0."""
        return (
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{self.format}"/>'
            f'<w:pStyle w:val="{self.style}"/><w:suff w:val="{self.suffix}"/>'
            f'<w:lvlText w:val="{escape(self.text)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{self.left}" w:hanging="{self.hanging}"/></w:pPr>'
            f"<w:rPr>{self.look}</w:rPr></w:lvl>"
        )


class Numbering:
    """All lists of one document while it is being written."""

    def __init__(self) -> None:
        self._definitions: list[str] = []
        self._lists: list[str] = []
        self._places: dict[str, tuple[int, int, int]] = {}  # style: its definition, list and level

    def add(self, *levels: Level) -> None:
        """Add a list of one or several levels; a level starts anew whenever one above it counts on."""
        definition, number = len(self._definitions), len(self._lists) + 1
        kind = "multilevel" if len(levels) > 1 else "singleLevel"
        written = "".join(level.xml(place) for place, level in enumerate(levels))
        self._definitions.append(
            f'<w:abstractNum w:abstractNumId="{definition}"><w:nsid w:val="50C0{definition:04X}"/>'
            f'<w:multiLevelType w:val="{kind}"/>{written}</w:abstractNum>'
        )
        self._lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/></w:num>')
        for place, level in enumerate(levels):
            self._places[level.style] = (definition, number, place)

    def restart(self, style: str, start: int) -> int:
        """Return the id of a fresh list that looks like the style's and starts with a number."""
        definition, number = self._places[style][0], len(self._lists) + 1
        self._lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return number

    def ties(self) -> dict[str, str]:
        """Return what each listed style says of its list, as the inside of its `w:pPr`."""
        return {
            style: f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
            for style, (_, number, place) in self._places.items()
        }

    def xml(self) -> str:
        """Return the definitions, then the lists, as the inside of `w:numbering`."""
        return "".join(self._definitions) + "".join(self._lists)
