"""A workshop as plainly as it can be written down, for a model to stand on: rows, and their order under each parent."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop.workshop import Workshop


@dataclass
class Row:
    """An item as the model has it: `cells` are its texts and `versions` how often each was set."""

    kind: str
    parent: str | None
    deleted: bool = False
    cells: dict[str, str | None] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)


@dataclass
class Tree:
    """All rows, and the children of each in order, deleted ones in their places."""

    rows: dict[str, Row] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=dict)

    def place(self, item: str, parent: str, after: str | None) -> None:
        """Put an item behind a sibling, first where that is `None`, last where it is not among them."""
        siblings = self.children.setdefault(parent, [])
        at = 0 if after is None else siblings.index(after) + 1 if after in siblings else len(siblings)
        siblings.insert(at, item)
        self.rows[item].parent = parent

    def take_out(self, item: str) -> tuple[str, str | None]:
        """Take an item from its place; return its parent and the sibling it stood behind."""
        parent = self.rows[item].parent or ""
        siblings = self.children[parent]
        at = siblings.index(item)
        siblings.remove(item)
        if not siblings:
            del self.children[parent]
        return parent, siblings[at - 1] if at else None

    def above(self, item: str | None) -> Iterator[str]:
        """Yield an item and all it stands under."""
        while item is not None and item in self.rows:
            yield item
            item = self.rows[item].parent

    def is_live(self, item: str | None) -> bool:
        """Say whether an item is there and nothing above it was deleted."""
        return item in self.rows and not any(self.rows[each].deleted for each in self.above(item))

    def axis_of(self, item: str) -> str | None:
        """Return the axis an item stands in."""
        return next((each for each in self.above(item) if self.rows[each].kind == "axis"), None)


def check(workshop: Workshop, tree: Tree) -> None:
    """Hold a workshop against the tree: which items there are, where, in which order, with which texts and versions."""
    assert workshop.items.keys() == tree.rows.keys()
    for item in workshop.items.values():
        row = tree.rows[item.id]
        stands = (item.parent, item.deleted, dict(item.versions))
        assert stands == (row.parent, row.deleted, row.versions), f"{item.id}: {stands} and not {row}"
        assert {name: item.cell(name) or "" for name in row.cells} == {
            name: text or "" for name, text in row.cells.items()
        }
    assert {parent: list(children) for parent, children in workshop.order.items()} == tree.children
