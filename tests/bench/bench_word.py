"""How long the plan in Word takes, against the floor: the same document.xml by string template, plus the zip."""

import random
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import product
from xml.sax.saxutils import escape, unescape
from zipfile import ZIP_DEFLATED, ZipFile

from exports.word.cover import PlanStamp
from exports.word.plan import write_plan
from workshop.items import Action, Axis, Facts, Footnote, Objective
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

STAMP = PlanStamp(date=date(2024, 3, 5))
ROUNDS = 7
HEADER = ("plan in Word", "ms", "floor ms", "ratio", "target")
_WORDS = re.compile(r'(?<=<w:t xml:space="preserve">)([^<]*)(?=</w:t>)')
# Invented words as often as words come in a language, so that the zip has to work as on a real plan.
_SYLLABLES = "ac ban co de es fron ges in la mi na or pre que re si ter u vi zo".split()
_VOCABULARY = ["".join(pair) for pair in product(_SYLLABLES, repeat=2)] + ["a", "de", "en", "la", "los", "que", "y"]
_FREQUENCY = [1 / rank for rank in range(len(_VOCABULARY), 0, -1)]


def rows() -> list[tuple[str, ...]]:
    """Return one row per size: what it is, milliseconds (median), the floor's, their ratio, and the target."""
    return [
        _row("37 actions, 4 axes", _plan(37, 4), "<= 60 ms"),
        _row("5,000 actions, 25 axes", _plan(5_000, 25), "<= 2x the floor"),
    ]


def _plan(actions: int, axes: int) -> Workshop:
    """Return a plan whose actions have a responsible and a timeframe, every other one a footnote."""
    items, chance = NewItems(), random.Random(1)
    root = items.add(Facts, None, title="Taller", plan_title="Plan regional", body="Foro Regional")
    objectives = []
    for place in range(axes):
        axis = items.add(Axis, root, title=f"Eje {place}", commitment=_sentence(chance))
        objectives.append(items.add(Objective, axis, text=_sentence(chance)))
    for number in range(actions):
        note = items.add(Footnote, root, text=_sentence(chance, 20)) if number % 2 == 0 else None
        text = _sentence(chance) + (f"[^{note}]" if note else "")
        items.add(Action, objectives[number % axes], text=text, responsible=("Brigadas", "ST"), timeframe="Continuo")
    return build_workshop(items.changes)


def _sentence(chance: random.Random, words: int = 35) -> str:
    return " ".join(chance.choices(_VOCABULARY, _FREQUENCY, k=words)).capitalize() + "."


def _row(name: str, workshop: Workshop, target: str) -> tuple[str, ...]:
    floor = _floor(workshop)
    pairs = [(_milliseconds(lambda: _write(workshop)), _milliseconds(floor)) for _round in range(ROUNDS)]
    ours, least = (statistics.median(column) for column in zip(*pairs, strict=True))
    return (name, f"{ours:.1f}", f"{least:.1f}", f"{ours / least:.2f}", target)


def _write(workshop: Workshop) -> bytes:
    target = BytesIO()
    write_plan(workshop, target, stamp=STAMP)
    return target.getvalue()


def _floor(workshop: Workshop) -> Callable[[], object]:
    """Return what writes the same parts with nothing but a string template and the zip."""
    with ZipFile(BytesIO(_write(workshop))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    pieces = _WORDS.split(parts["word/document.xml"])
    template = "%s".join(piece.replace("%", "%%") for piece in pieces[::2])
    words = [unescape(word) for word in pieces[1::2]]

    def write() -> None:
        with ZipFile(BytesIO(), "w", ZIP_DEFLATED) as package:
            for name, text in {**parts, "word/document.xml": template % tuple(map(escape, words))}.items():
                package.writestr(name, text)

    return write


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


if __name__ == "__main__":
    for row in (HEADER, *rows()):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, (24, 8, 9, 6, 16), strict=True)).rstrip())
