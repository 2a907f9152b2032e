"""What the panel beside the matrix says: what was caught, what guides the group, what is missing."""

from workshop.language import _


def panel_phrases() -> dict[str, str]:
    """Return the panel's phrases by their keys; names in braces are filled in by the page."""
    return {**_panel(), **_inputs(), **_remarks(), **_became()}


def _panel() -> dict[str, str]:
    return {
        "panel": _("Insumos y guía"),
        "panel_keys": _("Insumos y guía (Alt+I)"),
        "close_panel": _("Cerrar (Esc)"),
        "checks": _("Por revisar"),
        "no_checks": _("No falta nada en este eje."),
        "put_right": _("Corregir: {fix}"),
        "more": _("Hay más: {count}"),
        "guidance": _("Guía y ejemplos"),
        "no_guidance": _("La coordinación no ha escrito una guía para este eje."),
        "examples": _("Ejemplos"),
        "examples_how": _("Ejemplos: con un clic, uno es el comienzo de una acción."),
        "example_start": _("Ejemplo: {example}"),
        "method": _("Cómo trabaja el grupo"),
        "initiatives": _("Iniciativas de otros organismos"),
        "compliance": _("Indicadores de cumplimiento"),
    }


def _inputs() -> dict[str, str]:
    return {
        "inputs": _("Insumos"),
        "input_line": _("Anote lo que se dice"),
        "input_keys": _("Alt+I trae aquí desde la matriz; Esc vuelve"),
        "key_catch": _("Anotar un insumo"),
        "input_who": _("Quién lo dijo (opcional)"),
        "input_keep": _("Anotar (Enter)"),
        "no_inputs": _("Lo que se dice y no cabe todavía en la matriz se anota arriba y se usa después."),
        "as_action": _("Acción"),
        "as_remark": _("Observación"),
        "as_note": _("Nota al pie"),
        "see_about": _("Ir a la acción"),
        "see_alike": _("Ver la otra"),
        "seen_to": _("Atendido"),
        "discard_input": _("Descartar el insumo"),
        "input_discarded": _("Se descartó el insumo."),
        "used_inputs": _("Usados"),
        "reopen_input": _("Volver a la lista"),
    }


def _remarks() -> dict[str, str]:
    return {
        "remarks_said": _("Observaciones"),
        "no_remarks": _("Las observaciones del grupo aparecen aquí; se dejan desde las opciones de cada fila."),
        "on_axis": _("Eje"),
        "attend": _("Marcar como atendida"),
        "attended": _("La observación se marcó como atendida."),
    }


def _became() -> dict[str, str]:
    return {
        "made_action": _("El insumo ya es la acción {number}."),
        "made_remark": _("El insumo ya es una observación a la acción {number}."),
        "made_axis_remark": _("El insumo ya es una observación al eje."),
        "show_it": _("Ver"),
        "became_action": _("Acción {number}"),
        "became_remark": _("Observación a la acción {number}"),
        "became_axis_remark": _("Observación al eje"),
        "became_gone": _("Lo que se hizo con él ya no está."),
    }
