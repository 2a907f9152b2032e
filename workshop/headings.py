"""The words that stand above a value or before a name: what each kind of thing and each of its fields is called."""

from collections.abc import Mapping

from workshop.choices import COLUMNS
from workshop.errors import N_
from workshop.items import Facts
from workshop.language import _
from workshop.matrix_labels import column_labels

_KINDS: Mapping[str, str] = {
    "workshop": N_("Taller"),
    "logo": N_("Logo"),
    "mandate": N_("Mandato"),
    "section": N_("Texto inicial"),
    "term": N_("Término"),
    "session": N_("Día o sesión"),
    "agenda_item": N_("Punto de agenda"),
    "delegation": N_("Delegación"),
    "profile": N_("Perfil"),
    "participant": N_("Persona"),
    "axis": N_("Eje"),
    "group": N_("Grupo de trabajo"),
    "member": N_("Integrante de un grupo"),
    "objective": N_("Objetivo"),
    "action": N_("Acción"),
    "input": N_("Insumo"),
    "footnote": N_("Nota al pie"),
    "remark": N_("Observación"),
    "decision": N_("Decisión"),
    "reservation": N_("Reserva"),
    "past_activity": N_("Actividad de un plan anterior"),
    "draft": N_("Borrador emitido"),
}

# Fields that are called the same whatever they belong to.
_FIELDS: Mapping[str, str] = {
    "title": N_("Título"),
    "subtitle": N_("Subtítulo"),
    "body": N_("Convoca"),
    "network": N_("Red o grupo técnico"),
    "host": N_("Anfitrión"),
    "place": N_("Lugar"),
    "modality": N_("Modalidad"),
    "timezone": N_("Zona horaria"),
    "start_date": N_("Empieza"),
    "end_date": N_("Termina"),
    "dates_confirmed": N_("Las fechas están confirmadas"),
    "dates_note": N_("Fechas en palabras"),
    "languages": N_("Idiomas"),
    "plan_title": N_("Título del plan"),
    "plan_from": N_("Desde el año"),
    "plan_to": N_("Hasta el año"),
    "general_objective": N_("Objetivo general"),
    "specific_objectives": N_("Objetivos específicos"),
    "background": N_("Antecedentes"),
    "methodology": N_("Metodología"),
    "expected_product": N_("Producto esperado"),
    "participants_profile": N_("Perfil de participantes"),
    "funder": N_("Con apoyo de"),
    "programme": N_("Programa que lo enmarca o financia"),
    "disclaimer": N_("Descargo de responsabilidad"),
    "approval": N_("Aprobación"),
    "stage": N_("Etapa"),
    "closes_at": N_("Cierre anunciado"),
    "opens_next": N_("Etapa que se abre entonces"),
    "numbering": N_("Numeración de las acciones"),
    "run_on_objectives": N_("Los objetivos se numeran corridos de un eje a otro"),
    "columns": N_("Columnas que se ven en la matriz"),
    "printed_columns": N_("Columnas que se imprimen bajo cada acción"),
    "action_label": N_("Nombre de la acción"),
    "responsible_label": N_("Nombre del responsable"),
    "timeframe_label": N_("Nombre del plazo"),
    "template": N_("Plantilla de Word"),
    "screen_scene": N_("Pantalla de sala"),
    "screen_item": N_("Lo que muestra la pantalla de sala"),
    "file": N_("Imagen"),
    "name": N_("Nombre"),
    "text": N_("Texto"),
    "date": N_("Fecha"),
    "kind": N_("Tipo"),
    "heading": N_("Encabezado"),
    "signed_name": N_("Firma"),
    "signed_position": N_("Cargo"),
    "signed_body": N_("Institución"),
    "protected": N_("Protegido"),
    "term": N_("Término"),
    "theme": N_("Tema"),
    "starts": N_("Empieza"),
    "join_link": N_("Enlace para conectarse"),
    "open_to_guests": N_("Abierto a personas invitadas"),
    "minutes": N_("Minutos"),
    "locked": N_("Hora fija"),
    "responsible": N_("Responsables"),
    "notes": N_("Notas"),
    "moderator": N_("Modera"),
    "panel": N_("Panel"),
    "code": N_("Código"),
    "head": N_("Jefatura de delegación"),
    "minimum": N_("Al menos"),
    "maximum": N_("Hasta"),
    "email": N_("Correo"),
    "other_email": N_("Otro correo"),
    "phone": N_("Teléfono"),
    "sex": N_("Sexo"),
    "delegation": N_("Delegación"),
    "profile": N_("Perfil"),
    "position": N_("Cargo"),
    "institution": N_("Institución"),
    "guest": N_("Persona invitada"),
    "short_title": N_("Título corto"),
    "section": N_("Parte del plan"),
    "description": N_("Descripción"),
    "examples": N_("Ejemplos"),
    "commitment": N_("Compromiso"),
    "handed_in": N_("Entrega a la plenaria"),
    "room": N_("Sala o enlace"),
    "facilitator": N_("Facilitador/a"),
    "rapporteur": N_("Relator/a"),
    "helper": N_("Apoyo a la relatoría"),
    "participant": N_("Persona"),
    "label": N_("Nombre en el archivo cargado"),
    "status": N_("Estado"),
    "transversal": N_("También sirve a los ejes"),
    "origin": N_("Eje en que se escribió"),
    "merged_into": N_("Unida a"),
    "example": N_("Ejemplo del que parte"),
    "author": N_("Quién lo dijo"),
    "by": N_("Señal de quien lo hizo"),
    "at": N_("Cuándo"),
    "became": N_("Pasó a ser"),
    "field": N_("Sobre qué parte"),
    "outcome": N_("Decisión"),
    "reason": N_("Motivo"),
    "wording": N_("Redacción"),
    "objective": N_("Objetivo"),
    "activity": N_("Actividad"),
    "result": N_("Resultado"),
    "number": N_("N.º"),
    "revision": N_("Versión"),
}

# Those that are called otherwise in one kind of thing.
_OF_KIND: Mapping[tuple[str, str], str] = {
    ("mandate", "text"): N_("Cita"),
    ("mandate", "body"): N_("Órgano que lo decidió"),
    ("term", "text"): N_("Definición"),
    ("participant", "name"): N_("Nombre y apellidos"),
    ("logo", "name"): N_("De quién es el logo"),
    ("draft", "file"): N_("Documento"),
    ("draft", "author"): N_("Quién lo emitió"),
}


def kind_heading(kind: str, facts: Facts) -> str:
    """Return what a kind of thing is called ("Punto de agenda"); an action as the workshop names it."""
    return column_labels(facts)["text"] if kind == "action" else _(_KINDS.get(kind, kind))


def field_heading(kind: str, name: str, facts: Facts) -> str:
    """Return what a field of a kind of thing is called ("Plazo"); the matrix's columns as the workshop names them."""
    if kind == "action" and name in COLUMNS:
        return column_labels(facts)[name]
    return _(_OF_KIND.get((kind, name)) or _FIELDS.get(name, name))
