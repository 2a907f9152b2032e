"""The demo's two days: what is on the agenda, how long, and who is in charge."""

Point = tuple[str, str, int, tuple[str, ...]]  # title, kind, minutes, responsible

FIRST_DAY: tuple[Point, ...] = (
    ("Registro y café de bienvenida", "registration", 30, ("Equipo de apoyo",)),
    ("Palabras de apertura", "opening", 20, ("Puerto Sereno", "Secretaría de la Conferencia")),
    ("Por qué un plan sobre documentos extraviados", "presentation", 25, ("OAM",)),
    ("Cómo trabajaremos estos dos días", "presentation", 20, ("Secretaría de la Conferencia",)),
    ("Preguntas y comentarios", "questions", 15, ()),
    ("Receso", "break", 20, ()),
    ("Ronda de delegaciones: un caso y una lección", "panel", 80, ("Las delegaciones",)),
    ("Identidad digital: lo que viene", "presentation", 30, ("Expositora invitada",)),
    ("Almuerzo", "lunch", 75, ()),
    ("Trabajo en grupos: objetivo, compromiso y primeras acciones", "group_work", 120, ()),
    ("Receso", "break", 15, ()),
    ("Avance de los grupos en plenaria", "plenary", 60, ("Las delegaciones",)),
)

SECOND_DAY: tuple[Point, ...] = (
    ("Registro", "registration", 15, ("Equipo de apoyo",)),
    ("Síntesis del día anterior", "synthesis", 25, ("Relatoría de plenaria",)),
    ("Trabajo en grupos: responsables y plazos", "group_work", 110, ()),
    ("Receso", "break", 20, ()),
    ("Plenaria: ejes 1 y 2", "plenary", 85, ("Las delegaciones",)),
    ("Almuerzo", "lunch", 75, ()),
    ("Plenaria: ejes 3 y 4", "plenary", 90, ("Las delegaciones",)),
    ("Receso", "break", 15, ()),
    ("Próximos pasos", "other", 30, ("Secretaría de la Conferencia",)),
    ("Clausura", "closing", 20, ("Puerto Sereno",)),
)
LUNCH = "12:30"
OPEN_TO_GUESTS = ("Palabras de apertura", "Identidad digital: lo que viene", "Plenaria: ejes 1 y 2")
