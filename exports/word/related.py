"""What stands beside the plan on paper: the card that explains the method, and what others do, axis by axis."""

from exports.word.body import Body
from exports.word.flow import BODY
from exports.word.markup import Paragraph, run
from workshop.items import Compliance, Initiative
from workshop.language import _
from workshop.numbering import number_plan
from workshop.related import axes_of, compliance_indicators, initiatives
from workshop.text import without_marks
from workshop.workshop import Workshop


def add_method_card(workshop: Workshop, body: Body) -> None:
    """Write the method by which the groups work, as a sheet for each table."""
    if (workshop.facts.method or "").strip():
        body.add(*body.paragraphs(workshop.facts.method, BODY))
    else:
        body.add(Paragraph("BodyText", body.gap()))


def add_method(workshop: Workshop, body: Body) -> None:
    """Write the method above what a group fills in; nothing where nobody wrote it."""
    if (workshop.facts.method or "").strip():
        body.add_label(_("Cómo trabaja el grupo"))
        body.add(*body.paragraphs(workshop.facts.method, BODY))


def add_related(workshop: Workshop, body: Body) -> None:
    """Write the complementary initiatives and the indicators of compliance, each with the axes it bears on."""
    found, indicators = initiatives(workshop), compliance_indicators(workshop)
    if found:
        body.add_label(_("Iniciativas complementarias"))
    for initiative in found:
        _add_initiative(workshop, body, initiative)
    if indicators:
        body.add_label(_("Indicadores de cumplimiento"))
        body.add(*body.paragraphs("\n".join(f"- {_indicator(workshop, each)}" for each in indicators), BODY))
    if not found and not indicators:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay iniciativas ni indicadores anotados."))))


def has_related(workshop: Workshop) -> bool:
    """Say whether there is anything to write of what others do."""
    return bool(initiatives(workshop) or compliance_indicators(workshop))


def _add_initiative(workshop: Workshop, body: Body, initiative: Initiative) -> None:
    axes = _axes(workshop, initiative)
    said = run(f"{without_marks(initiative.body)}: ", "<w:b/>") + run(without_marks(initiative.title))
    body.add(Paragraph("BodyText", said + body.label(f" ({axes})" if axes else ""), keep_next=bool(initiative.actions)))
    lines = [" ".join(without_marks(line).split()) for line in initiative.actions if line.strip()]
    body.add(*body.paragraphs("\n".join(f"- {line}" for line in lines), BODY))


def _indicator(workshop: Workshop, indicator: Compliance) -> str:
    told = [indicator.instrument, _axes(workshop, indicator)]
    below = "; ".join(" ".join(without_marks(part).split()) for part in told if part.strip())
    text = " ".join(indicator.text.split())
    return f"{text} ({below})" if below else text


def _axes(workshop: Workshop, item: Initiative | Compliance) -> str:
    """Return which axes something bears on ("ejes 1 y 3"); "" for all of them."""
    numbers = [str(number_plan(workshop).axes[axis]) for axis in axes_of(workshop, item)]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return _("eje {number}").format(number=numbers[0])
    return _("ejes {numbers} y {last}").format(numbers=", ".join(numbers[:-1]), last=numbers[-1])
