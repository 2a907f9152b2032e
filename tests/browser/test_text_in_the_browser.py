"""A stored text, painted into a cell by a real browser and read back, is the same text."""

import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Route

from tests.needs import ROOT
from workshop.text import clean_text

COMPONENTS = ROOT / "pages" / "components"
PIECES = (
    "a Acción ñandú 2027-2029 ; , . ¿qué? «sí» [ ] ] ^ \\ & &amp; <b> </div> <br> \" ' | # \u3000 \u00a0 \u200b \u2011 "
    "\u00ad 日本 한국 שלום العربية \u200f \u202b हिन्दी g\u0303 e\u0301 \u0301 ẹ\u0301 \U0001f469\u200d\U0001f467 🇨🇷 "
    "\U0001f44d\U0001f3fd ☂\ufe0f 𝔘 \ufeff"
).split(" ")
BREAKS = (" ", "  ", "\t", "\n", "\n\n", "\n- ", "\n1. ", "")
MARKS = ("[^n1]", "[^0f3a]", "\\[^", "\\[^n1]", "\\\\[^n2]")
BARE = ("[^", "[^ x]", "[^]", "[^a b]")  # what no page of ours ever stored, but a file may have brought
PAINT_AND_READ = """
async (texts) => {
  const { Cell } = await import("/matrix/cell.js");
  const cell = new Cell({ item: "i", field: "text", label: "" });
  document.body.append(cell.element);
  const number = () => "1";
  return texts.map((text) => {
    cell.close();
    cell.paint(text, number);
    const painted = cell.read();
    cell.open();
    cell.paint("", number);
    cell.paint(text, number);
    cell.element.normalize();
    return [painted, cell.read(), cell.element.querySelectorAll("sup").length];
  });
}
"""
READ_ALOUD = """
async (texts) => {
  const { readable } = await import("/matrix/text.js");
  return texts.map(readable);
}
"""


def test_any_stored_text_is_read_as_it_was_painted(chromium: Browser) -> None:
    texts = stored_texts(4_000, MARKS)

    found = in_browser(chromium, PAINT_AND_READ, texts)

    wrong = [(text, read) for text, read in zip(texts, found, strict=True) if read[:2] != [text, text]]
    assert wrong[:5] == []
    assert sum(count for _, _, count in found) > 1_000


def test_text_with_an_open_sign_of_a_note_still_says_the_same(chromium: Browser) -> None:
    texts = stored_texts(1_000, BARE)

    read = [text for text, _, _ in in_browser(chromium, PAINT_AND_READ, texts)]

    assert in_browser(chromium, READ_ALOUD, read) == in_browser(chromium, READ_ALOUD, texts)


def stored_texts(count: int, more: tuple[str, ...]) -> list[str]:
    """Return texts as the server would keep them, of pieces that are hard for a browser."""
    chance = random.Random(5)
    made = []
    for _ in range(count):
        pieces = chance.choices([*PIECES, *more * 6], k=chance.randint(0, 8))
        made.append(clean_text("".join(piece + chance.choice(BREAKS) for piece in pieces)))
    return made


def in_browser(chromium: Browser, script: str, texts: list[str]) -> list[Any]:
    """Run a script on a page that has nothing but our modules."""
    page = chromium.new_page()
    page.route("http://modules.test/**", serve)
    page.goto("http://modules.test/")
    found: list[Any] = page.evaluate(script, texts)
    page.close()
    return found


def serve(route: Route) -> None:
    """Answer with a module of the components, or with an empty page."""
    path = COMPONENTS / Path(route.request.url.removeprefix("http://modules.test/"))
    if path.is_file():
        route.fulfill(path=path, content_type="text/javascript")
    else:
        route.fulfill(body="<!DOCTYPE html><title>Texto</title>", content_type="text/html; charset=utf-8")
