"""The sheets a document is printed on: their size, and the section of Word that says so."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["letter", "a4"]
MARGIN = 1_440  # left and right, in twentieths of a point
BAND = "17365D"  # the colour of the cover's band
_PAPERS: dict[Paper, tuple[int, int]] = {"letter": (12_240, 15_840), "a4": (11_906, 16_838)}
_UPRIGHT, _ACROSS = ("rId7", "rId8"), ("rId10", "rId11")  # header and footer in the template's relationships


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, upright or across; its measures are in twentieths of a point."""

    paper: Paper = "letter"
    across: bool = False

    @property
    def width(self) -> int:
        """Return the width from edge to edge."""
        return _PAPERS[self.paper][1 if self.across else 0]

    @property
    def height(self) -> int:
        """Return the height from edge to edge."""
        return _PAPERS[self.paper][0 if self.across else 1]

    @property
    def margin(self) -> int:
        """Return the margin left and right: a table printed across needs the room."""
        return 1_080 if self.across else MARGIN

    @property
    def text_width(self) -> int:
        """Return the width between the margins."""
        return self.width - 2 * self.margin

    def section(self, *, has_cover: bool = False) -> str:
        """Return the properties of a section on such sheets; a cover bears neither header nor footer."""
        header, footer = _ACROSS if self.across else _UPRIGHT
        turned = ' w:orient="landscape"' if self.across else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
            f'<w:footerReference w:type="default" r:id="{footer}"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar w:top="1440" w:right="{self.margin}" w:bottom="1300" w:left="{self.margin}" w:header="680" '
            f'w:footer="620" w:gutter="0"/><w:cols w:space="708"/>{"<w:titlePg/>" if has_cover else ""}</w:sectPr>'
        )
