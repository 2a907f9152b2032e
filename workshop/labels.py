"""The words of the screen for kinds, fields and choices, one place for pages, documents and messages."""

from workshop.cells import NAMES, Item
from workshop.errors import N_
from workshop.language import _

_FIELDS = {
    "title": N_("el título"),
    "subtitle": N_("el subtítulo"),
    "name": N_("el nombre"),
    "code": N_("el código"),
    "email": N_("el correo"),
    "sex": N_("el sexo"),
    "timezone": N_("la zona horaria"),
    "modality": N_("la modalidad"),
    "start_date": N_("la fecha de inicio"),
    "end_date": N_("la fecha de cierre"),
    "date": N_("la fecha"),
    "handover_date": N_("la fecha de la entrega"),
    "handover_draft": N_("el número del borrador entregado"),
    "approval_date": N_("la fecha de la aprobación"),
    "starts": N_("la hora de inicio (HH:MM)"),
    "minutes": N_("la duración en minutos"),
    "plan_from": N_("el primer año del plan"),
    "plan_to": N_("el último año del plan"),
    "minimum": N_("el cupo mínimo"),
    "maximum": N_("el cupo máximo"),
    "kind": N_("el tipo"),
    "delegation_minimum": N_("el mínimo por delegación"),
    "delegation_maximum": N_("el máximo por delegación"),
    "numbering": N_("la numeración"),
    "columns": N_("las columnas de la matriz"),
    "printed_columns": N_("las columnas del documento"),
    "delegation": N_("la delegación"),
    "profile": N_("el perfil"),
    "text": N_("el texto"),
    "what": N_("qué se hará"),
    "speaking_minutes": N_("los minutos por intervención"),
    "stage": N_("la etapa"),
    "closes_at": N_("la hora del cierre"),
    "template": N_("la plantilla de Word"),
    "annexes": N_("los anexos"),
    "opens_next": N_("la etapa que se abre al cerrar"),
    "body": N_("el organismo"),
    "link": N_("el enlace"),
    "at": N_("el momento"),
}

_CHOICES = {
    ("workshop", "modality", "in_person"): N_("Presencial"),
    ("workshop", "modality", "virtual"): N_("Virtual"),
    ("workshop", "modality", "hybrid"): N_("Híbrida"),
    ("workshop", "stage", "preparation"): N_("Preparación"),
    ("workshop", "stage", "group_work"): N_("Trabajo en grupos"),
    ("workshop", "stage", "plenary"): N_("Plenaria"),
    ("workshop", "stage", "consolidation"): N_("Consolidación"),
    ("workshop", "stage", "handed_over"): N_("Entregado"),
    ("workshop", "stage", "approved"): N_("Aprobado"),
    ("workshop", "screen_scene", "welcome"): N_("Bienvenida y QR"),
    ("workshop", "screen_scene", "arrival"): N_("Código de asistencia"),
    ("workshop", "screen_scene", "agenda"): N_("Agenda"),
    ("workshop", "screen_scene", "groups"): N_("Grupos"),
    ("workshop", "screen_scene", "plan"): N_("Plan completo"),
    ("workshop", "screen_scene", "axis"): N_("Un eje"),
    ("workshop", "screen_scene", "objective"): N_("Un objetivo"),
    ("workshop", "screen_scene", "action"): N_("Una acción"),
    ("workshop", "screen_scene", "sounding"): N_("Sondeo"),
    ("workshop", "screen_scene", "speakers"): N_("Lista de oradores"),
    ("workshop", "screen_scene", "blank"): N_("En blanco"),
    ("workshop", "delegations_order", "host"): N_("El de la lista, como lo ponga el anfitrión"),
    ("workshop", "delegations_order", "alphabetical"): N_("Alfabético"),
    ("participant", "part", "delegate"): N_("Integrante de delegación"),
    ("participant", "part", "expert"): N_("Persona experta"),
    ("participant", "part", "panelist"): N_("Panelista"),
    ("workshop", "numbering", "axis"): N_("1, 2, 3 en cada eje"),
    ("workshop", "numbering", "codes"): N_("Códigos 1.1, 1.1.1"),
    ("section", "kind", "foreword"): N_("Prólogo"),
    ("section", "kind", "introduction"): N_("Introducción"),
    ("section", "kind", "definitions"): N_("Definiciones"),
    ("section", "kind", "clause"): N_("Cláusula"),
    ("section", "kind", "text"): N_("Texto"),
    ("agenda_item", "kind", "registration"): N_("Registro"),
    ("agenda_item", "kind", "opening"): N_("Apertura"),
    ("agenda_item", "kind", "presentation"): N_("Presentación"),
    ("agenda_item", "kind", "panel"): N_("Panel"),
    ("agenda_item", "kind", "questions"): N_("Preguntas y comentarios"),
    ("agenda_item", "kind", "break"): N_("Receso"),
    ("agenda_item", "kind", "lunch"): N_("Almuerzo"),
    ("agenda_item", "kind", "group_work"): N_("Trabajo en grupos"),
    ("agenda_item", "kind", "plenary"): N_("Plenaria"),
    ("agenda_item", "kind", "synthesis"): N_("Síntesis del día anterior"),
    ("agenda_item", "kind", "closing"): N_("Cierre"),
    ("agenda_item", "kind", "other"): N_("Otro"),
    ("attendance", "how", "tick"): N_("En la lista"),
    ("attendance", "how", "qr"): N_("Por código QR"),
    ("attendance", "how", "link"): N_("Por la propia persona"),
    ("attendance", "how", "file"): N_("Por el archivo de la videollamada"),
    ("attendance", "how", "sheet"): N_("Por la hoja firmada"),
    ("delegation", "kind", "member"): N_("País Miembro"),
    ("delegation", "kind", "observer"): N_("Organismo Observador"),
    ("delegation", "kind", "regional"): N_("Organismo regional"),
    ("delegation", "kind", "civil_society"): N_("Sociedad civil"),
    ("tie", "kind", "together"): N_("Juntas"),
    ("tie", "kind", "apart"): N_("Separadas"),
    ("participant", "sex", "female"): N_("Mujer"),
    ("participant", "sex", "male"): N_("Hombre"),
    ("participant", "sex", "other"): N_("Otro"),
    ("draft", "annexes", "matrix"): N_("Matriz de trabajo"),
    ("draft", "annexes", "mapping"): N_("Correspondencia de ejes"),
    ("draft", "annexes", "related"): N_("Iniciativas complementarias e indicadores"),
    ("draft", "annexes", "participants"): N_("Participantes"),
    ("draft", "annexes", "agenda"): N_("Agenda"),
    ("draft", "annexes", "decisions"): N_("Decisiones de la plenaria"),
    ("amendment", "outcome", "accepted"): N_("Aceptada"),
    ("amendment", "outcome", "in_agreed_text"): N_("Recogida en el texto acordado"),
    ("amendment", "outcome", "not_taken"): N_("No incorporada"),
    ("amendment", "outcome", "withdrawn"): N_("Retirada"),
    ("mark", "choice", "agree"): N_("De acuerdo"),
    ("mark", "choice", "agree_with_remarks"): N_("De acuerdo con observaciones"),
    ("mark", "choice", "object"): N_("Objeta"),
    ("decision", "outcome", "adopted"): N_("Acordada"),
    ("decision", "outcome", "adopted_with_changes"): N_("Acordada con cambios"),
    ("decision", "outcome", "ad_referendum"): N_("Ad referéndum"),
    ("decision", "outcome", "in_brackets"): N_("Entre corchetes"),
    ("decision", "outcome", "sent_back"): N_("Devuelta al grupo"),
    ("decision", "outcome", "withdrawn"): N_("Retirada"),
    ("decision", "outcome", "merged"): N_("Unida a otra"),
    ("decision", "outcome", "reopened"): N_("Reabierta"),
}

COLUMN_LABELS = {
    "text": N_("Acción"),
    "responsible": N_("Responsable"),
    "timeframe": N_("Plazo"),
    "indicator": N_("Indicador"),
    "scope": N_("Alcance"),
    "references": N_("Referencia"),
    "note": N_("Nota"),
    "internal_note": N_("Nota interna"),
}


def field_label(item: Item | str, name: str) -> str:
    """Return a field's name as it stands inside a sentence, with its article ("la hora de inicio")."""
    kind = item if isinstance(item, str) else NAMES[type(item)]
    return _(_FIELDS[name]) if name in _FIELDS else f"{kind}.{name}"


def choice_label(kind: str, name: str, value: str | None) -> str:
    """Return a choice as a list or table shows it ("País Miembro"); "" for none."""
    phrase = _CHOICES.get((kind, name, value or ""))
    return _(phrase) if phrase else value or ""


def column_label(name: str) -> str:
    """Return a matrix column's heading, where the workshop has not named it otherwise."""
    return _(COLUMN_LABELS[name])
