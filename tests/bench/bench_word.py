"""How long plan and matrix take in Word, against the floor (the same parts by string template, plus the zip)."""

import random
import re
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, unescape
from zipfile import ZIP_DEFLATED, ZipFile

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.workshop_file import load_file
from tests.bench.word_rivals import docxtpl_writer, pandoc_writer
from workshop.items import Action, Axis, Facts, Footnote, Objective
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

EDITION = Edition(stamp=PlanStamp(date=date(2024, 3, 5)))
HEADER = ("document in Word", "ms of processor", "floor ms", "ratio", "docxtpl", "pandoc", "memory MB", "target")
SIZES = ((37, 4), (500, 10), (5_000, 25), (20_000, 50))  # actions, axes
REAL = Path(__file__).parents[3] / "shared" / "cases" / "workshop_2018.json"
ROUNDS = 9
SLOWEST = 500  # actions beyond which pandoc has one turn: it takes some forty times the floor
_WORDS = re.compile(r'(?<=<w:t xml:space="preserve">)([^<]*)(?=</w:t>)')
# Invented words as often as words come in a language, so that the zip has to work as on a real plan.
_SYLLABLES = "ac ban co de es fron ges in la mi na or pre que re si ter u vi zo".split()
_VOCABULARY = ["".join(pair) for pair in product(_SYLLABLES, repeat=2)] + ["a", "de", "en", "la", "los", "que", "y"]
_FREQUENCY = [1 / rank for rank in range(len(_VOCABULARY), 0, -1)]


def rows() -> list[tuple[str, ...]]:
    """Return one row per document and size; times are medians of turns, the rivals' as times the floor."""
    made = [
        _row(kind, f"{actions:,} actions", plan_of(actions, axes), actions)
        for kind in ("plan", "matrix")
        for actions, axes in SIZES
    ]
    if REAL.exists():
        made.insert(0, _row("plan", "the real one", load_file(REAL).workshop(), 37, "<= 60 ms"))
    return made


def plan_of(actions: int, axes: int) -> Workshop:
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


def _row(kind: str, size: str, workshop: Workshop, actions: int, target: str = "") -> tuple[str, ...]:
    with TemporaryDirectory() as folder:
        tried = [
            partial(_write, workshop, kind),
            _floor(workshop, kind),
            docxtpl_writer(workshop, kind, Path(folder)),
            pandoc_writer(workshop, kind, Path(folder)),
        ]
        rounds = ROUNDS if actions <= 5_000 else 3
        ours, floor, *rivals = _in_turns(tried, [rounds, rounds, rounds, rounds if actions <= SLOWEST else 1])
    assert ours and floor
    memory = _memory(kind, actions) if size != "the real one" else None
    target = target or ("<= 2x the floor" if actions >= 500 else "")
    target += ", <= 400 MB" if actions == 20_000 else ""
    times = [f"{rival / floor:.1f}x" if rival else "not tried" for rival in rivals]
    return (f"{kind}, {size}", f"{ours:.1f}", f"{floor:.1f}", f"{ours / floor:.2f}", *times, f"{memory or ''}", target)


def _in_turns(tried: list[Callable[[], object] | None], rounds: list[int]) -> list[float | None]:
    """Return the median of each in milliseconds, taking turns, so that a busy machine is as busy for all."""
    times: list[list[float]] = [[] for _each in tried]
    for turn in range(max(rounds)):
        for work, taken, most in zip(tried, times, rounds, strict=True):
            if work and turn < most:
                taken.append(_milliseconds(work))
    return [statistics.median(taken) if taken else None for taken in times]


def _write(workshop: Workshop, kind: str) -> bytes:
    target = BytesIO()
    DOCUMENTS[kind].write(workshop, target, EDITION)
    return target.getvalue()


def _floor(workshop: Workshop, kind: str) -> Callable[[], object]:
    """Return what writes the same parts with nothing but a string template and the zip."""
    with ZipFile(BytesIO(_write(workshop, kind))) as package:
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
    start = _processor()
    work()
    return (_processor() - start) * 1_000


def _processor() -> float:
    """Return the processor time taken so far, in seconds, by programs that were started too."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _memory(kind: str, actions: int) -> int:
    """Return the most memory in MB of a process that loads such a plan and writes it once."""
    asked = [sys.executable, "-m", "tests.bench.bench_word", kind, str(actions)]
    return int(subprocess.run(asked, capture_output=True, check=True, text=True).stdout)


if __name__ == "__main__":
    _write(plan_of(int(sys.argv[2]), dict(SIZES)[int(sys.argv[2])]), sys.argv[1])
    # Not ru_maxrss, which counts what the process that started this one held.
    print(int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) // 1_024)
