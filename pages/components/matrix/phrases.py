"""What the matrix says, in the viewer's language; the code in the browser names the phrases by their keys."""

from pages.components.matrix.clipboard_phrases import clipboard_phrases
from pages.components.matrix.panel_phrases import panel_phrases
from workshop.language import _
from workshop.text import LIMIT


def phrases() -> dict[str, str]:
    """Return every phrase of the matrix by its key; names in braces are filled in by the page."""
    parts = (
        _table,
        _rows,
        _steps,
        _keys,
        _saving,
        _choosing,
        _notes,
        _together,
        _looking,
        _deciding,
        clipboard_phrases,
        panel_phrases,
    )
    return {key: words for part in parts for key, words in part().items()}


def _table() -> dict[str, str]:
    return {
        "head": _("Título, objetivo y compromiso"),
        "table": _("Acciones del eje"),
        "number": _("N.º"),
        "axis_placeholder": _("Escriba el título del eje"),
        "objective_placeholder": _("Escriba el objetivo"),
        "commitment_placeholder": _("Escriba el compromiso"),
        "example_text": _("Ejemplo: Elaborar un protocolo común de atención"),
        "smaller": _("Letra más pequeña"),
        "larger": _("Letra más grande"),
        "limit": _("Este texto llegó al máximo de {limit} caracteres. Divídalo en varias partes.").format(limit=LIMIT),
    }


def _rows() -> dict[str, str]:
    return {
        "add_action": _("Agregar acción"),
        "add_objective": _("Agregar objetivo"),
        "withdrawn": _("Retirada por la plenaria"),
        "row_menu": _("Opciones de la fila"),
        "row_menu_of": _("Opciones de la fila {row}"),
        "insert_below": _("Insertar debajo"),
        "insert_sub_action": _("Agregar inciso"),
        "duplicate": _("Duplicar"),
        "move_up": _("Subir"),
        "move_down": _("Bajar"),
        "indent": _("Convertir en inciso"),
        "outdent": _("Convertir en acción"),
        "history": _("Historial"),
        "remarks": _("Observaciones"),
        "other_axes": _("Otros ejes a los que sirve"),
        "across": _("Ejes a los que también sirve: {axes}"),
        "delete": _("Eliminar"),
        "deleted": _("Se eliminó la fila {row}."),
        "moved": _("Se movió la fila: ahora es la {row}."),
    }


def _steps() -> dict[str, str]:
    return {
        "undo": _("Deshacer"),
        "redo": _("Rehacer"),
        "undo_step": _("Deshacer: {step}"),
        "redo_step": _("Rehacer: {step}"),
        "undone_step": _("Se deshizo: {step}."),
        "redone_step": _("Se rehízo: {step}."),
        "step_write": _("lo escrito"),
        "step_write_in": _("lo escrito en {cell}"),
        "step_note": _("nota al pie"),
        "step_insert": _("fila nueva"),
        "step_insert_many": _("{count} filas nuevas"),
        "step_delete": _("fila eliminada"),
        "step_delete_many": _("{count} filas eliminadas"),
        "step_restore": _("fila recuperada"),
        "step_restore_many": _("{count} filas recuperadas"),
        "step_move": _("fila movida"),
        "step_move_many": _("{count} filas movidas"),
    }


def _keys() -> dict[str, str]:
    return {
        "shortcuts": _("Atajos de teclado"),
        "key_next": _("Celda siguiente"),
        "key_previous": _("Celda anterior"),
        "key_insert_action": _("Acción nueva"),
        "key_insert_sub_action": _("Inciso nuevo"),
        "key_duplicate": _("Duplicar la fila"),
        "key_delete": _("Eliminar la fila"),
        "key_move_up": _("Subir la fila"),
        "key_move_down": _("Bajar la fila"),
        "key_note": _("Nota al pie"),
        "key_find": _("Buscar en la matriz"),
        "key_leave": _("Menú de la fila"),
        "key_shift": _("Mayús"),
        "key_backspace": _("Retroceso"),
    }


def _saving() -> dict[str, str]:
    return {
        "loading": _("Cargando…"),
        "saving": _("Guardando…"),
        "saved": _("Guardado {time}"),
        "all_saved": _("Todo guardado"),
        "read_only": _("Solo lectura"),
        "offline": _("Sin conexión"),
        "unsent": _("Sin enviar"),
        "unsent_offline": _("Sin enviar: sin conexión"),
        "unsent_busy": _("Sin enviar: el servidor no responde"),
        "missing": _("No se encontró este eje."),
        "signed_out": _(
            "Su entrada venció. Vuelva a entrar con su enlace personal; lo que escribió está guardado en este equipo."
        ),
        "outdated": _(
            "Esta página es de una versión anterior. Recárguela: lo que escribió está guardado en este equipo."
        ),
        "reload": _("Recargar"),
    }


def _choosing() -> dict[str, str]:
    return {
        "to_choose": _("Hay textos por elegir"),
        "go_choose": _("Elegir"),
        "conflict": _(
            "Otra persona cambió este texto mientras usted escribía. Se conservan ambas versiones: elija cuál queda."
        ),
        "conflict_theirs": _("La otra versión"),
        "conflict_mine": _("Su versión"),
        "conflict_empty": _("(vacío)"),
        "use_mine": _("Usar mi versión"),
        "leave_theirs": _("Dejar la otra versión"),
        "use_both": _("Juntar las dos"),
        "use_both_how": _("Pone las dos versiones una tras otra en la celda, para editarlas a mano"),
        "refused": _("Este cambio no se pudo guardar."),
        "try_again": _("Intentar de nuevo"),
        "discard": _("Descartar mi versión"),
        "lost_text": _("La fila en la que escribía ya no está en este eje."),
        "lost_mine": _("Lo que usted escribió"),
        "recover": _("Recuperar la fila"),
    }


def _notes() -> dict[str, str]:
    return {
        "add_note": _("Nota al pie"),
        "add_note_keys": _("Nota al pie (Ctrl+Alt+F)"),
        "note_label": _("Nota al pie {number}"),
        "note_placeholder": _("Escriba la nota"),
        "note_where": _("Ponga primero el cursor en el texto donde va la nota."),
        "note_in_note": _("Una nota al pie no lleva otra nota."),
    }


def _together() -> dict[str, str]:
    return {
        "here": _("Aquí:"),
        "go_to": _("Ir a donde escribe {name}"),
        "also_writes": _("También escribe aquí {name}"),
        "also_you": _("Esta celda está abierta también en otra ventana suya"),
        "you_elsewhere": _("usted, en otra ventana"),
        "changed_by": _("Cambió {name}"),
        "joined": _("Se juntó con el cambio de {name}"),
        "joined_somebody": _("Se juntó con el cambio de otra persona"),
        "row_gone": _("{name} eliminó esta fila. Si usted sigue escribiendo en ella, la fila vuelve."),
        "above_gone": _("{name} eliminó el objetivo o la acción de esta fila. Lo que usted escriba se conserva."),
        "returned": _("La fila {row} volvió: {name} escribía en ella."),
        "returned_mine": _("La fila {row} volvió: otra persona la eliminó mientras usted escribía en ella."),
    }


def _looking() -> dict[str, str]:
    return {
        "more_tools": _("Más opciones"),
        "columns": _("Columnas"),
        "columns_title": _("Columnas que se ven en este equipo"),
        "columns_reset": _("Como en el taller"),
        "find": _("Buscar en la matriz"),
        "find_keys": _("Buscar en la matriz (Ctrl+Alt+B)"),
        "find_count": _("{place} de {count}"),
        "find_none": _("No se encontró"),
        "find_next": _("Siguiente (Enter)"),
        "find_previous": _("Anterior (Mayús+Enter)"),
        "close": _("Cerrar"),
        "suggestions": _("Sugerencias"),
        "suggestion_count": _("Sugerencias: {count}. Flecha abajo para elegir."),
        "stage": _("Pantalla grande"),
        "stage_title": _("Pantalla grande: una acción a la vez"),
        "stage_previous": _("Anterior (←)"),
        "stage_next": _("Siguiente (→)"),
        "stage_write": _("Escribir"),
        "stage_write_key": _("Escribir en esta fila (E)"),
        "stage_leave": _("Volver a la matriz (Esc)"),
        "stage_empty": _("Este eje todavía no tiene acciones."),
    }


def _deciding() -> dict[str, str]:
    return {
        "adopted": _("Acordada"),
        "take_back": _("Quitar Acordada"),
        "stage_tick": _("Acordada (A)"),
        "reworded": _("El texto cambió después de decidirse"),
    }
