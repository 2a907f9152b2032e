"""What the matrix says of what is pasted and copied, in the viewer's language."""

from workshop.language import _, ngettext
from workshop.text import LIMIT


def clipboard_phrases() -> dict[str, str]:
    """Return the phrases by their keys; those that depend on a number once for one, once for many."""
    return {**_pasted(), **_counted(), **_refused(), **_copied()}


def _pasted() -> dict[str, str]:
    return {
        "paste_added_one": _("Se agregó {what}."),
        "paste_added_many": _("Se agregaron {what}."),
        "paste_filled_one": _("Se llenó {what}."),
        "paste_filled_many": _("Se llenaron {what}."),
        "and": _("{first} y {second}"),
        "paste_left_out_one": ngettext(
            "Quedó fuera {count} columna de lo copiado, que no tiene lugar en la matriz",
            "Quedaron fuera {count} columnas de lo copiado, que no tienen lugar en la matriz",
            1,
        ),
        "paste_left_out_many": ngettext(
            "Quedó fuera {count} columna de lo copiado, que no tiene lugar en la matriz",
            "Quedaron fuera {count} columnas de lo copiado, que no tienen lugar en la matriz",
            2,
        ),
    }


def _counted() -> dict[str, str]:
    return {
        "count_actions_one": ngettext("{count} acción", "{count} acciones", 1),
        "count_actions_many": ngettext("{count} acción", "{count} acciones", 2),
        "count_sub_actions_one": ngettext("{count} inciso", "{count} incisos", 1),
        "count_sub_actions_many": ngettext("{count} inciso", "{count} incisos", 2),
        "count_cells_one": ngettext("{count} celda", "{count} celdas", 1),
        "count_cells_many": ngettext("{count} celda", "{count} celdas", 2),
    }


def _refused() -> dict[str, str]:
    return {
        "paste_too_much": _("Lo copiado es demasiado para pegarlo de una vez. No se pegó nada: péguelo por partes."),
        "paste_too_many": _(
            "Lo copiado tiene {rows} filas y de una vez se pegan hasta {limit}. No se pegó nada: péguelo por partes."
        ),
        "paste_too_long": _(
            "Una celda de lo copiado pasa de {limit} caracteres. No se pegó nada: divídala en varias partes."
        ).replace("{limit}", str(LIMIT)),
        "paste_no_column": _(
            "La matriz no muestra ninguna de las columnas copiadas. No se pegó nada: muestre primero esas columnas."
        ),
    }


def _copied() -> dict[str, str]:
    return {
        "copy_row": _("Copiar fila"),
        "copy_matrix": _("Copiar la matriz"),
        "copied_one": ngettext(
            "Se copió {count} fila. Puede pegarla en Excel, en Word o en otra matriz.",
            "Se copiaron {count} filas. Puede pegarlas en Excel, en Word o en otra matriz.",
            1,
        ),
        "copied_many": ngettext(
            "Se copió {count} fila. Puede pegarla en Excel, en Word o en otra matriz.",
            "Se copiaron {count} filas. Puede pegarlas en Excel, en Word o en otra matriz.",
            2,
        ),
        "copy_unplaced": _("Copiar las filas"),
        "discard_unplaced": _("Descartar las filas"),
        "unplaced_one": ngettext("No se guardó {count} fila: {reason}", "No se guardaron {count} filas: {reason}", 1),
        "unplaced_many": ngettext("No se guardó {count} fila: {reason}", "No se guardaron {count} filas: {reason}", 2),
        "copy_failed": _("El navegador no dejó copiar. Seleccione las filas con el ratón y use Ctrl+C."),
    }
