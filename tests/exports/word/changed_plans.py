"""A plan in two states, with every kind of difference between them, and a reader of tracked changes of its own."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from exports.word.options import By, PlanOptions, Since
from tests.exports.word.plan_reader import Package, W, read_text
from tests.exports.word.samples import full_plan
from workshop.changes import Change
from workshop.items import Remark, Term
from workshop.new_items import NewItems
from workshop.workshop import Workshop

AT = datetime(2026, 3, 5, 10, 42, tzinfo=UTC)
ANA = By("Ana «B» & C", AT)
Line = tuple[str, str]  # a paragraph: its style's name, its text with each footnote mark as [^]


def since(then: Workshop, **by: By) -> PlanOptions:
    """Return the choice of marking what changed since a state."""
    return PlanOptions(changes_since=Since(then, AT, by))


def two_states(old: Workshop | None = None) -> tuple[Workshop, Workshop]:
    """Return a plan as it was and as it became: reworded, added, taken out and moved, in every place of the plan.

    `old` is the full plan, with more in it.
    """
    old = old or full_plan()
    first, second, third = old.axes
    notes = list(old.footnotes)
    actions = {action.text.split(" ")[0].rstrip(".;:"): action.id for action in old.walk_actions() if action.text}
    listed = next(each.id for each in old.walk_actions() if each.text.startswith("- una"))
    foreword = old.sections[0]
    term = next(each for each in old.items.values() if isinstance(each, Term))
    texts = {
        (actions["Prohibir"], "text"): "Prohibir siempre las quemas agrícolas.",
        (
            actions["Trazar"],
            "text",
        ): "Trazar y limpiar cortafuegos:\n1. al norte\n2. al este\n3. al sur\n\nSegún otro mapa.",
        (actions["Trazar"], "responsible"): "Brigadas",
        (actions["Trazar"], "timeframe"): "2027",
        (actions["Acudir"], "text"): "Acudir al fuego sin demora.\n\nY volver.",
        (first.id, "title"): f"Prevención y alerta[^{notes[2]}]",
        (
            first.id,
            "commitment",
        ): "Nos comprometemos a:\n- vigilar\n- avisar pronto\n- informar\n\nAdemás, a cumplirlo.",
        (notes[0], "text"): "Nota primera, ampliada.\n\nCon otro párrafo.",
        (foreword.id, "text"): "El bosque arde.\n\nHay que actuar:\n- mañana",
        (foreword.id, "signed_name"): "Otra coordinación",
        (term.id, "term"): "Fuego",
        (old.root, "general_objective"): "Proteger todos los bosques.",
    }
    changes = [Change(kind="set", item=item, field=field, text=text) for (item, field), text in texts.items()]
    changes += [
        Change(kind="delete", item=actions["A"]),
        _added("action", "f" * 32, actions["Trazar"], actions["Con"], text=f"Con ayuda de todos[^{notes[0]}]."),
        Change(kind="move", item=listed, parent=old.objectives(second.id)[0].id, after=None),
        Change(kind="delete", item=third.id),
        _added("axis", "e" * 32, old.root, second.id, title="Eje nuevo", commitment="Algo."),
        _added("objective", "d" * 32, "e" * 32, None, text="Objetivo nuevo."),
        _added("action", "c" * 32, "d" * 32, None, text="Acción nueva, la última.", timeframe="2027"),
    ]
    return old, old.apply(changes, old.revision + 1)


def _added(kind: str, item: str, parent: str, after: str | None, **cells: str) -> Change:
    return Change(kind="insert", item=item, type=kind, parent=parent, after=after, cells=cells)


def said(document: bytes) -> tuple[list[Line], list[str]]:
    """Return the paragraphs below the contents, and those of the notes; a hidden one at the end is none."""
    package = Package(document)
    styles = package.xml("word/styles.xml").findall(W + "style")
    names = {style.get(W + "styleId"): style.find(W + "name").get(W + "val") for style in styles}
    found = list(package.xml("word/document.xml").iter(W + "p"))
    lines = [
        (names[part.find(f"{W}pPr/{W}pStyle").get(W + "val")].lower(), _unnumbered(read_text(part))) for part in found
    ]
    begin = max(
        (place for place, (style, _) in enumerate(lines) if style.startswith(("toc", "legend", "leyenda"))), default=-1
    )
    lines = lines[begin + 1 :]
    notes = [_unnumbered(read_text(part)) for part in package.xml("word/footnotes.xml").iter(W + "p")]
    return lines[:-1] if lines[-1][1] == " " else lines, [note for note in notes if note]


def _unnumbered(text: str) -> str:
    return re.sub(r"\[\^\d+\]", "[^]", text).strip(" ") or text


def settled_by_hand(document: bytes, keep: str, drop: str) -> list[str]:
    """Return the body's paragraphs once all changes are accepted ("ins", "del") or rejected ("del", "ins")."""
    body = Package(document).xml("word/document.xml").find(W + "body")
    texts, open_text = [], ""
    for part in body.iter(W + "p"):
        open_text += "".join(_kept(part, drop))
        if part.find(f"{W}pPr/{W}rPr/{W}{drop}") is None:
            texts.append(open_text)
            open_text = ""
    return [*texts, open_text] if open_text else texts


def _kept(part: etree._Element, drop: str) -> Iterator[str]:
    for piece in part.iter(W + "t", W + "delText", W + "tab", W + "br", W + "footnoteReference"):
        if any(above.tag == W + drop for above in piece.iterancestors()) or piece.getparent().tag != W + "r":
            continue
        yield {W + "tab": "\t", W + "br": "\n", W + "footnoteReference": "[^]"}.get(piece.tag) or piece.text or ""


def remarked(workshop: Workshop, *remarks: tuple[str, dict[str, str | None]]) -> Workshop:
    """Return a workshop with a remark on each of the items, in this order."""
    new = NewItems(workshop)
    for item, values in remarks:
        new.add(Remark, item, **values)
    return workshop.apply(new.changes)


def read_comments(document: bytes) -> list[tuple[str, str, str]]:
    """Return each comment in order: who, what, and the text it is anchored at."""
    package = Package(document)
    root = package.xml("word/document.xml")
    comments = package.xml("word/comments.xml") if "word/comments.xml" in package.names else []
    return [(one.get(W + "author"), "".join(one.itertext()), _anchored(root, one.get(W + "id"))) for one in comments]


def _anchored(root: etree._Element, number: str) -> str:
    text, is_within = "", False
    for found in root.iter():
        if found.get(W + "id") == number and found.tag in (W + "commentRangeStart", W + "commentRangeEnd"):
            is_within = found.tag == W + "commentRangeStart"
        if is_within and found.tag == W + "t":
            text += found.text or ""
    return text
