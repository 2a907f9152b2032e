"""A workshop's facts as they read: what is known, in words; what is not, with what belongs there."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from pages.shared.formats import days_of, in_words
from pages.shared.prose import line, prose
from workshop.approval import approval_citation
from workshop.footnotes import note_numbers
from workshop.handover import handover_line
from workshop.labels import choice_label
from workshop.language import LANGUAGES, _
from workshop.matrix_labels import column_labels
from workshop.workshop import Workshop

Row = tuple[str, str]  # what a fact is called, and the fact as HTML; "" where it is not known


def identity_reading(workshop: Workshop, labels: Mapping[str, str]) -> str:
    """Return what the workshop is, where and when, as HTML; `labels` name its fields."""
    return _facts(_("Datos del taller"), _identity_rows(workshop, labels))


def plan_reading(workshop: Workshop, labels: Mapping[str, str]) -> str:
    """Return the plan's title and period, and how its matrix is made, as HTML; `labels` name its fields."""
    return _facts(_("Plan y matriz"), _plan_rows(workshop, labels))


def concept_reading(workshop: Workshop, labels: Mapping[str, str]) -> str:
    """Return the concept note as HTML, an empty part with what belongs there; `labels` name its parts."""
    hints = {
        "general_objective": _("Qué se quiere lograr con el taller, en una frase."),
        "specific_objectives": _("Lo que debe quedar hecho para lograrlo."),
        "background": _("Qué llevó a convocar el taller y qué se ha avanzado hasta hoy."),
        "methodology": _("Cómo se va a trabajar: plenarias, grupos, tiempos y apoyos."),
        "expected_product": _("El documento o los acuerdos con que termina el taller."),
        "participants_profile": _("Quiénes conviene que vengan: su cargo, su experiencia y lo que pueden decidir."),
    }
    numbers = note_numbers(workshop)
    parts = []
    for name, label in labels.items():
        text = workshop.facts.cell(name)
        said = _entries(text, numbers) if name == "specific_objectives" else prose(text, numbers)
        words = f'<div translate="no">{said}</div>' if said else f'<p class="pl-hint">{escape(hints[name])}</p>'
        parts.append(f"<h4>{escape(label)}</h4>{words}")
    title = _("Nota conceptual")
    return f"<h3>{escape(title)}</h3>{''.join(parts)}"


def _identity_rows(workshop: Workshop, labels: Mapping[str, str]) -> Iterator[Row]:
    facts = workshop.facts
    known = {
        "modality": escape(choice_label("workshop", "modality", facts.modality)),
        "languages": escape(", ".join(LANGUAGES.get(code, code) for code in facts.languages)),
        "dates_note": escape(facts.dates_note or "") if facts.start_date else "",
        "start_date": escape(days_of(workshop)),
    }
    hidden = ("end_date", "dates_confirmed", *(() if known["dates_note"] else ("dates_note",)))
    for name, label in labels.items():
        if name not in hidden:
            shown = _("Fechas") if name == "start_date" else label
            yield shown, known[name] if name in known else line(facts.cell(name), {})


def _plan_rows(workshop: Workshop, labels: Mapping[str, str]) -> Iterator[Row]:
    facts, columns = workshop.facts, column_labels(workshop.facts)
    years = [str(year) for year in (facts.plan_from, facts.plan_to) if year]
    numbering = choice_label("workshop", "numbering", facts.numbering)
    on = [labels["run_on_objectives"]] if facts.run_on_objectives else []
    yield labels["plan_title"], line(facts.plan_title, {})
    yield _("Período"), "–".join(dict.fromkeys(years))
    approval = approval_citation(facts, in_words)
    if approval or facts.stage in ("handed_over", "approved"):  # before, nobody misses it
        yield _("Aprobación"), escape(approval.removeprefix(_("Aprobación: {citation}").format(citation="")))
    if handed_over := handover_line(facts, in_words):
        yield _("Entrega"), escape(handed_over)
    yield labels["columns"], escape(", ".join(columns[each] for each in facts.columns if each in columns))
    yield labels["printed_columns"], escape(", ".join(columns[each] for each in facts.printed_columns))
    yield labels["numbering"], "<br>".join(escape(each) for each in (numbering, *on))
    for name in ("action_label", "responsible_label", "timeframe_label"):
        if facts.cell(name):
            yield labels[name], line(facts.cell(name), {})


def _facts(title: str, rows: Iterable[Row]) -> str:
    """Return facts as a list of names and values; those not known in one line below."""
    known, unknown = [], []
    for label, value in rows:
        known.append(f'<dt>{escape(label)}</dt><dd translate="no">{value}</dd>') if value else unknown.append(label)
    missing = _("Sin llenar: {fields}.").format(fields=", ".join(unknown)) if unknown else ""
    below = f'<p class="pl-hint">{escape(missing)}</p>' if missing else ""
    return f'<h3>{escape(title)}</h3><dl class="pl-facts">{"".join(known)}</dl>{below}'


def _entries(text: str | None, numbers: Mapping[str, int]) -> str:
    items = "".join(f"<li>{line(each, numbers)}</li>" for each in (text or "").split("\n") if each.strip())
    return f"<ul>{items}</ul>" if items else ""
