"""What the demo's plenary has before it: wordings that delegations propose, who asked for the floor, next steps."""

from dataclasses import dataclass

HANDED_IN = (1, 2, 3)  # the axes whose groups have handed in, by number; the last group is still writing


@dataclass(frozen=True)
class Wording:
    """Another wording for the action that begins with `of`: `instead` of the words `words`, by a delegation's code."""

    of: str
    words: str
    instead: str
    code: str


# Two that want the same words otherwise, and one that touches neither.
WORDINGS = (
    Wording("Designar en cada país", "una oficina de enlace", "dos oficinas de enlace", "CVE"),
    Wording("Designar en cada país", "una oficina de enlace", "una persona de enlace", "ICO"),
    Wording("Designar en cada país", "a toda hora", "a toda hora y en los dos idiomas del plan", "VAZ"),
    Wording("Publicar cada trimestre", "cada trimestre", "cada seis meses", "RMA"),
)

FLOOR = ("BCL", "LLG", "OAM")  # who waits to speak, in order, by code

# The order in which the groups present: the axis by number, minutes planned, and from when to when, for those that did.
PRESENTATIONS = (
    (1, 20, "15:20", "15:43"),
    (2, 20, "15:45", "16:02"),
    (3, 20, None, None),
    (4, 15, None, None),
)

# what, who, days from today
NEXT_STEPS = (
    ("Consultar el borrador en cada capital y enviar observaciones.", "Las delegaciones", 30),
    ("Preparar el segundo borrador con lo recibido.", "Secretaría de la Conferencia", 45),
)

# body, title, what it does, numbers of the axes it bears on
INITIATIVES = (
    (
        "Oficina de Apoyo a la Movilidad",
        "Formación de primera línea",
        (
            "Ofrecer un curso en línea sobre documentos avisados, con casos de la región, en español y en inglés.",
            "Prestar instructores a las escuelas migratorias que los pidan.",
        ),
        (4,),
    ),
    (
        "Unión Regional de Registros Civiles",
        "Registro sin esperas",
        ("Conectar las oficinas de registro civil con las de pasaportes.",),
        (1, 3),
    ),
)
