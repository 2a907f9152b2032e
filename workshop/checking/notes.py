"""Notes and what is still to be filled in: placeholders, marks and notes that miss each other, "Ibídem" adrift."""

import re
from collections.abc import Iterator

from workshop.checking.check import Check
from workshop.checking.looking import Looking, Marked
from workshop.language import _
from workshop.note_homes import internal_notes
from workshop.placeholders import find_placeholder
from workshop.text import folded, marks, without_marks

_EXCERPT = 60  # characters of a note that are enough to recognise it
_NEAR = 200  # letters before "op. cit." in which its author stands
_SAME = re.compile(r"\W*(?:ib[ií]d(?:em)?|[ií]dem|id)\b(?!\w)", re.IGNORECASE)
_CITED = re.compile(r"\b(?:op\.? ?cit|ob\.? ?cit|obra citada|loc\.? ?cit)\b", re.IGNORECASE)
_AUTHOR = re.compile(r"[A-ZÁÉÍÓÚÑ][\w'’-]+(?=[^A-ZÁÉÍÓÚÑ]*$)")


def find_placeholders(looking: Looking) -> Iterator[Check]:
    """Yield what was left to be filled in, also in notes."""
    for spot in looking.written:
        words = find_placeholder(without_marks(spot.text))
        if words:
            sentence = _("Quedó algo por completar: «{words}».").format(words=words)
            yield looking.check("placeholder", spot, sentence, about=words)
    for each in looking.marked:
        words = find_placeholder(each.note.text or "") if each.note else None
        if words:
            sentence = _("En la nota al pie {number} quedó algo por completar: «{words}».")
            said = sentence.format(number=each.number, words=words)
            yield looking.check("placeholder", each.spot, said, about=words)


def find_lost_notes(looking: Looking) -> Iterator[Check]:
    """Yield marks without their note, and notes without a mark, but for those of internal texts."""
    for each in looking.marked:
        if each.note is None or not (each.note.text or "").strip():
            sentence = _("La llamada de nota {number} no tiene su nota al pie.").format(number=each.number)
            yield looking.check("mark_without_note", each.spot, sentence, about=each.id)
    facts, notes = looking.facts, looking.workshop.footnotes
    marked = {*(each.id for each in looking.marked), *marks(facts.title), *marks(facts.plan_title)}
    unmarked = [(note.id, note.text) for note in notes.values() if note.id not in marked and note.text]
    inside = internal_notes(looking.workshop) if unmarked else frozenset()
    for note, said in unmarked:
        if note not in inside:
            text = said if len(said) <= _EXCERPT else said[: _EXCERPT - 1] + "…"
            sentence = _("La nota al pie «{text}» no tiene llamada en el texto.").format(text=text)
            yield Check("note_without_mark", note, "text", None, "", sentence)


def find_lost_sources(looking: Looking) -> Iterator[Check]:
    """Yield "Ibídem" where the note before cannot be the one it means, and "op. cit." before what it cites."""
    before: Marked | None = None
    read: list[str] = []
    for each in looking.marked:
        text = each.note.text or "" if each.note else ""
        if means_the_one_before(text):
            sentence = _why_adrift(looking, each, before)
            if sentence:
                yield looking.check("ibid", each.spot, sentence.format(number=each.number), about=each.id)
        elif (cited := _CITED.search(text)) and not _was_cited(text[: cited.start()], read):
            sentence = _("La nota {number} remite a una obra que ninguna nota anterior cita: complete la cita.")
            yield looking.check("ibid", each.spot, sentence.format(number=each.number), about=each.id)
        read.append(folded(text))
        before = each


def means_the_one_before(text: str) -> bool:
    """Say whether a note only points to the one before it."""
    return _SAME.match(text) is not None


def _why_adrift(looking: Looking, each: Marked, before: Marked | None) -> str:
    if before is None:
        return _("La nota {number} dice «Ibídem» y no hay ninguna antes: escriba la cita completa.")
    if before.note is None or not (before.note.text or "").strip():
        return _("La nota {number} dice «Ibídem» y la anterior está vacía: escriba la cita completa.")
    if before.spot.axis != each.spot.axis:
        return _("La nota {number} dice «Ibídem» y la anterior está en otra parte del plan: escriba la cita completa.")
    return ""


def _was_cited(author: str, read: list[str]) -> bool:
    name = _AUTHOR.search(author[-_NEAR:])
    return any(folded(name.group()) in text for text in read) if name else bool(read)
