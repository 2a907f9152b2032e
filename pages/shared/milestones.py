"""What is said of the plan's last steps, its hand-over and its approval: asked where a stage opens, changed later."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared.edit_form import EditForm
from workshop.drafts import draft_title
from workshop.handover import likely_recipients
from workshop.language import _
from workshop.permissions import Actor
from workshop.workshop import Workshop

MILESTONES = ("handed_over", "approved")  # the stages that are opened by a step others will ask about


def milestone_labels() -> dict[str, str]:
    """Return the names of the fields on the screen."""
    return {
        "handover_date": _("Fecha de la entrega"),
        "handover_by": _("Quién entrega"),
        "handover_to": _("A quiénes, uno por línea"),
        "handover_draft": _("Qué borrador"),
        "approval_body": _("Órgano que aprobó el plan"),
        "approval": _("Decisión, por su número o nombre"),
        "approval_place": _("Lugar de la aprobación"),
        "approval_date": _("Fecha de la aprobación"),
    }


def milestone_fields(form: EditForm, workshop: Workshop, actor: Actor, stage: str, is_narrow: bool = False) -> None:
    """Show the fields of one of these stages; those of a hand-over say at first what it most likely is."""
    left, right = (st.container(), st.container()) if is_narrow else st.columns(2)
    if stage == "handed_over":
        drafts = [str(draft.number) for draft in reversed(workshop.drafts)]
        with left:
            form.date("handover_date", offered=datetime.now(ZoneInfo(workshop.facts.timezone)).date())
            form.line("handover_by", offered=actor.name)
        with right:
            form.choice(
                "handover_draft", drafts, lambda number: draft_title(int(number)),
                blank=_("Sin borrador emitido"), offered=drafts[0] if drafts else "",
            )  # fmt: skip
            whom, hint = "\n".join(likely_recipients(workshop.facts)), _("Quienes darán seguimiento al plan")
            form.area("handover_to", offered=whom, placeholder=hint, height=90)
        return
    with left:
        form.line("approval_body", placeholder=_("Reunión ordinaria del organismo"))
        form.line("approval_place")
    with right:
        form.line("approval", placeholder=_("Acuerdo 4"))
        form.date("approval_date")
