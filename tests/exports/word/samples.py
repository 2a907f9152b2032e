"""Workshops written for the tests of Word documents, in our own words."""

from datetime import date

from workshop.items import Action, Axis, Decision, Facts, Footnote, Logo, Objective, PastActivity, Section, Term
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

FACTS = {
    "title": "Taller regional de guardaparques",
    "subtitle": "Segunda edición",
    "body": "Foro Regional de Áreas Protegidas",
    "network": "Red de Enlaces contra los Incendios Forestales",
    "place": "Ciudad de Piedra",
    "start_date": date(2024, 3, 4),
    "end_date": date(2024, 3, 5),
    "dates_confirmed": True,
    "plan_title": "Plan regional contra los incendios forestales",
    "plan_from": 2025,
    "plan_to": 2030,
}


class PlanMaker:
    """Builds a workshop item by item, remembering the ids by the names a test gives them."""

    def __init__(self, **facts: object) -> None:
        self._items = NewItems()
        self.root = self._items.add(Facts, None, **{**FACTS, **facts})

    def note(self, text: str | None) -> str:
        return self._items.add(Footnote, self.root, text=text)

    def section(self, kind: str, heading: str, text: str, **values: object) -> str:
        return self._items.add(Section, self.root, kind=kind, heading=heading, text=text, **values)

    def term(self, section: str, term: str, text: str) -> str:
        return self._items.add(Term, section, term=term, text=text)

    def logo(self, file: str, name: str) -> str:
        return self._items.add(Logo, self.root, file=file, name=name)

    def axis(self, title: str, **values: object) -> str:
        return self._items.add(Axis, self.root, title=title, **values)

    def objective(self, axis: str, text: str = "") -> str:
        return self._items.add(Objective, axis, text=text)

    def action(self, parent: str, text: str, **values: object) -> str:
        return self._items.add(Action, parent, text=text, **values)

    def decide(self, item: str, outcome: str, field: str | None = None) -> str:
        return self._items.add(Decision, item, outcome=outcome, field=field)

    def past(self, **values: str) -> str:
        return self._items.add(PastActivity, self.root, **values)

    def workshop(self) -> Workshop:
        return build_workshop(self._items.changes, 7)


def axis_plan(axes: int = 2, actions: int = 3, **facts: object) -> Workshop:
    """Return a plan with one objective per axis; the second action of each axis has two sub-actions."""
    maker = PlanMaker(**facts)
    for place in range(1, axes + 1):
        objective = maker.objective(maker.axis(f"Eje de prueba {place}"), f"Objetivo del eje {place}.")
        for number in range(1, actions + 1):
            action = maker.action(objective, f"Acción {place}-{number}.")
            if number == 2:
                maker.action(action, f"Inciso {place}-{number}-uno.")
                maker.action(action, f"Inciso {place}-{number}-dos.")
    return maker.workshop()


def objectives_plan(numbering: str, run_on: bool, objectives: tuple[int, ...] = (2, 1, 3)) -> Workshop:
    """Return a plan whose axes have so many objectives each, every objective with two actions."""
    maker = PlanMaker(numbering=numbering, run_on_objectives=run_on)
    for place, count in enumerate(objectives, 1):
        axis = maker.axis(f"Eje {place} de la prueba", commitment=f"Compromiso {place}.")
        for number in range(1, count + 1):
            objective = maker.objective(axis, f"Objetivo {place}-{number}.")
            for last in ("a", "b"):
                action = maker.action(objective, f"Acción {place}-{number}-{last}.")
            maker.action(action, f"Inciso {place}-{number}.")
    return maker.workshop()


def full_plan() -> Workshop:
    """Return a plan that uses everything a document can print."""
    maker = PlanMaker(
        general_objective=f"Proteger los bosques compartidos[^{'0' * 32}].",
        specific_objectives=("Prevenir los incendios.", "Responder a tiempo."),
        disclaimer="Las opiniones son de quienes escriben.\n\nNada aquí obliga a los Estados.",
    )
    notes = [maker.note(text) for text in ("Nota primera.", "Dos párrafos.\n\nEl segundo:\n- uno\n- dos", None)]
    signed = {"signed_name": "Coordinación del Foro", "signed_position": "Secretaría", "signed_body": "Foro Regional"}
    maker.section("foreword", "Prólogo", f"El bosque arde[^{notes[0]}].\n\nHay que actuar:\n- hoy\n- mañana", **signed)
    definitions = maker.section("definitions", "", "Se entiende por:")
    maker.term(definitions, "Incendio[^" + notes[1] + "]", "Fuego sin control.\n\n1. de copa\n2. de suelo")
    maker.term(definitions, "Brigada", "")
    maker.section("clause", "Carácter no vinculante", "Este plan no obliga.")
    maker.section("text", "", "Un texto sin título.")
    first = maker.axis(
        f"Prevención[^{notes[2]}]",
        section="Primera parte",
        description="De qué trata el eje.",
        commitment="Nos comprometemos a:\n- vigilar\n- avisar\n\nY a cumplirlo.",
    )
    objective = maker.objective(first, "Reducir las quemas.\n\nEn toda la región.")
    action = maker.action(
        objective,
        "Trazar cortafuegos:\n1. al norte\n2. al sur\n\nSegún el mapa.",
        responsible=("Brigadas", "Municipios"),
        timeframe="Por definir",
        indicator="Kilómetros abiertos al año, medidos por cada municipio y publicados en el informe de la Red",
    )
    maker.action(action, "Con maquinaria;", responsible=("Municipios",))
    maker.action(action, "A mano.")
    maker.action(objective, "")
    maker.decide(maker.action(objective, "Prohibir las quemas."), "in_brackets")
    maker.decide(maker.action(objective, "Retirada en plenaria."), "withdrawn")
    maker.action(objective, "- una\n- otra")
    second = maker.axis("Respuesta", section="Segunda parte")
    maker.action(maker.objective(second, ""), "Acudir al fuego.")
    maker.axis("")
    return maker.workshop()


def matrix_of_codes() -> Workshop:
    """Return a plan kept as a matrix of codes: parts above axes, objectives that run on, references, a history."""
    maker = PlanMaker(
        numbering="codes",
        run_on_objectives=True,
        columns=("text", "responsible", "timeframe", "references"),
        action_label="Actividad",
        timeframe_label="Calendario",
    )
    note = maker.note("Según el mapa:\n- del norte\n- del sur\n\nSe actualiza cada año.")
    watch = maker.axis("Vigilancia", section="A. Antes del incendio")
    first = maker.objective(watch, "VIGILAR LOS BOSQUES COMPARTIDOS.")
    maker.action(first, f"LEVANTAR TORRES en la frontera[^{note}].", responsible=("Brigadas",), timeframe="Continuo")
    action = maker.action(first, "Avisar:\n- al vecino\n- a la Red", responsible=("Municipios", "Red"), timeframe="")
    maker.action(action, "Por radio.", responsible=("Red",), references=("Acta 3, 2021",))
    maker.decide(
        maker.action(
            first,
            "Compartir imágenes.",
            responsible=("Por definir",),
            timeframe="Por definir (reunión de Ciudad de Piedra)",
            references=("Acta 1, 2019", "Acta 2, 2020"),
            transversal=(watch,),
        ),
        "in_brackets",
    )
    maker.objective(watch, "Capacitar a las brigadas.")
    trained = maker.objective(maker.axis("Formación", section="A. Antes del incendio"), "")
    maker.action(trained, "Por definir")
    last = maker.axis("Respuesta", section="B. Durante el incendio", commitment="Nadie combate solo.")
    maker.action(maker.objective(last, "Acudir."), "Enviar ayuda.", timeframe="Pendiente")
    maker.axis("Sin objetivos todavía")
    maker.past(section="A", objective="Vigilar", activity="Torre del río", result="Construida", date="2019")
    maker.past(activity="Mapa de quemas", result="Aplazado:\nfaltan fondos")
    return maker.workshop()
