"""Fault 15: any character at all, and more of them than fit; what is kept comes out of Word and tables as it was."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx

from pages.api.links import harmless
from tests.exports.word.tools import ROOT, plan_bytes, schema_faults
from tests.faults.finding import Finding
from tests.faults.long_texts import MORE, READERS, UNITS
from workshop.changes import Change
from workshop.errors import InvalidText, ListTooLong, Problem, TextTooLong
from workshop.items import Action, Axis, Facts, Objective
from workshop.new_items import NewItems, build_workshop
from workshop.people_list import read_people
from workshop.text import clean_text
from workshop.workshop import Workshop

_EACH = 300  # characters of an action
_MEGABYTE = 1_000_000
_BREAKS = "\t\n\r"
SIGNS = (
    "👩🏽‍🚒 👨‍👩‍👧 🇨🇷 ☂️‍🔥 \U0001f468\u200d\U0001f4bb",  # emoji joined of several
    "\u202eאבג\u202c \u2067مرحبا\u2069 \u200f\u061c",  # from right to left, and what turns the direction
    "e\u0301 n\u0303 \u1100\u1161\u11a8 \u0915\u094d\u0937",  # letters of several parts
    "<w:p/> &amp; ]]> <?xml?> <!--  ${title} $$ %s {0} \\ [^1] \\[^1",  # what means something to a program
    "\U0001d518\U0010ffff\U000e0041\ufeff\u2028\u2029\u00ad\u200b",
)


def every_character(folder: Path, whole: bool = True) -> Finding:
    """Give each code point of the first plane, and the signs above, to a plan; read its Word document back.

    One that no document can hold must be refused by its name; every other must come back.
    """
    finding = Finding()
    kept = [letter for letter in map(chr, range(0x10000)) if not _is_refused(letter, finding)]
    finding.measured.append(f"{0x10000 - len(kept)} refused by name")
    letters = "".join(letter for letter in kept if letter not in _BREAKS)
    texts = [letters[start : start + _EACH] for start in range(0, len(letters), _EACH)] + list(SIGNS)
    document = plan_bytes(build_workshop(_plan(texts)))
    printed = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs)
    for text in texts:
        finding.note(_lines(text) not in printed, f"lost in Word: {text[:20]!r}")
    if whole:
        finding.faults += schema_faults(document, folder)[:3]
    _into_a_table(texts, finding)
    return finding


def too_much(units: str = "all") -> Finding:
    """Give a megabyte to a cell and to the lists, and texts of the costliest letters to all that reads them."""
    finding = Finding()
    finding.note(not _raises(TextTooLong, lambda: clean_text("x" * _MEGABYTE)), "a megabyte in a cell")
    for unit in ("x", "Ana\n", "a@", " "):
        text = unit * (_MEGABYTE // len(unit))
        finding.note(not _raises(ListTooLong, partial(read_people, _nobody(), text)), "a megabyte as a list")
    expected = (len(UNITS) + len(MORE) if units == "all" else 6) * len(READERS)
    command = [sys.executable, "-m", "tests.faults.long_texts", units]
    read = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    finding.tries += expected
    finding.measured.append(f"{expected} long texts read")
    if read.stdout != str(expected):
        finding.faults.append(f"long texts take too long: {read.stderr[-200:]}")
    return finding


def _is_refused(letter: str, finding: Finding) -> bool:
    finding.tries += 1
    try:
        clean_text(letter)
    except InvalidText as problem:
        if f"U+{ord(letter):04X}" not in problem.message():
            finding.faults.append(f"refused without its name: U+{ord(letter):04X}")
        return True
    return False


def _plan(texts: list[str]) -> list[Change]:
    new = NewItems()
    root = new.add(Facts, None, title=texts[1], plan_title="Plan", host=SIGNS[0])
    axis = new.add(Axis, root, title=SIGNS[1])
    objective = new.add(Objective, axis, text=SIGNS[2])
    for text in texts:
        new.add(Action, objective, text=f"«{text}»", responsible=(text,), timeframe=text[:40])
    return new.changes


def _lines(text: str) -> str:
    """Return a text as a document shows it: escapes undone, and what no document can hold was refused before."""
    return clean_text(text).replace("\\[^", "[^").replace("[^1]", "", 1) if "[^1]" in text else clean_text(text)


def _into_a_table(texts: list[str], finding: Finding) -> None:
    """Write a table for spreadsheets and read it again; no cell of it begins a formula."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([harmless(text)] for text in texts)
    rows = list(csv.reader(io.StringIO(file.getvalue().encode("utf-8-sig").decode("utf-8-sig"), newline="")))
    for text, row in zip(texts, rows, strict=True):
        finding.note(row[0].removeprefix("'") != text.removeprefix("'"), f"lost in a table: {text[:20]!r}")
        finding.note(row[0][:1] in tuple("=+-@\t\r"), f"a formula: {row[0][:20]!r}")


def _nobody() -> Workshop:
    return build_workshop(_plan(["", ""]))


def _raises(expected: type[Problem], tried: Callable[[], object]) -> bool:
    try:
        tried()
    except expected as problem:
        return bool(problem.message())
    return False
