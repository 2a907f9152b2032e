from tests.exports.word.plan_reader import read_lines, read_notes
from tests.exports.word.samples import PlanMaker, full_plan
from tests.exports.word.tools import plan_bytes
from workshop.footnotes import number_marks
from workshop.workshop import Workshop


def _texts(workshop: Workshop) -> list[str]:
    return [line.text for line in read_lines(plan_bytes(workshop))]


def test_notes_are_numbered_by_where_their_marks_stand() -> None:
    maker = PlanMaker()
    last, first = maker.note("La de la acción."), maker.note("La del título.")
    objective = maker.objective(maker.axis(f"Eje[^{first}] con nota"))
    maker.action(objective, f"Antes[^{last}] y después.")

    document = plan_bytes(maker.workshop())

    assert read_notes(document) == {1: ["La del título."], 2: ["La de la acción."]}
    assert "Eje[^1] con nota" in [line.text for line in read_lines(document)]
    assert "Antes[^2] y después." in [line.text for line in read_lines(document)]


def test_notes_follow_the_order_the_workshop_counts_in() -> None:
    maker = PlanMaker(general_objective="", specific_objectives=(), responsible_label="Encargado")
    note = {name: maker.note(f"Nota de {name}.") for name in "abcdefghijklmno"}
    section = maker.section("definitions", f"Definiciones[^{note['a']}]", f"Texto[^{note['b']}].")
    maker.term(section, f"Voz[^{note['c']}]", f"Sentido[^{note['d']}].")
    first = maker.axis(
        f"Uno[^{note['f']}]",
        section=f"Parte[^{note['e']}]",
        description=f"Descripción[^{note['g']}]",
        commitment=f"Compromiso[^{note['i']}]",
    )
    action = maker.action(
        maker.objective(first, f"Objetivo[^{note['h']}]"),
        f"Acción[^{note['j']}]",
        responsible=(f"Uno[^{note['k']}]", "Otro"),
        timeframe=f"2025[^{note['l']}]",
    )
    maker.action(action, f"Inciso[^{note['m']}]")
    second = maker.axis("Dos", commitment=f"Compromiso[^{note['n']}]")
    maker.objective(second, f"Objetivo[^{note['o']}]")
    maker.action(maker.objective(second, "Otro objetivo"), f"Repetida[^{note['a']}]")
    workshop = maker.workshop()

    notes = read_notes(plan_bytes(workshop))

    texts = [workshop.footnotes[mark.note].text for mark in number_marks(workshop)]
    assert notes == {number: [text] for number, text in enumerate(texts, 1)}
    assert len(notes) == 16


def test_note_marked_twice_is_printed_twice() -> None:
    maker = PlanMaker()
    note = maker.note("Ambas.")
    maker.action(maker.objective(maker.axis("Eje")), f"Una[^{note}] y otra[^{note}].")

    document = plan_bytes(maker.workshop())

    assert read_notes(document) == {1: ["Ambas."], 2: ["Ambas."]}
    assert "Una[^1] y otra[^2]." in [line.text for line in read_lines(document)]


def test_note_keeps_paragraphs_lists_and_line_breaks() -> None:
    maker = PlanMaker()
    note = maker.note("Una línea\ny otra.\n\nSegundo:\n- viñeta\n3. tercero")
    maker.action(maker.objective(maker.axis("Eje")), f"Acción[^{note}].")

    notes = read_notes(plan_bytes(maker.workshop()))

    assert notes == {1: ["Una línea\ny otra.", "Segundo:", "viñeta", "tercero"]}


def test_note_that_begins_with_a_list_has_its_mark_above_it() -> None:
    maker = PlanMaker()
    note = maker.note("- uno\n- dos")
    maker.action(maker.objective(maker.axis("Eje")), f"Acción[^{note}].")

    notes = read_notes(plan_bytes(maker.workshop()))

    assert notes == {1: ["", "uno", "dos"]}


def test_note_holds_no_notes() -> None:
    maker = PlanMaker()
    note = maker.note("Véase [^otra].")
    maker.action(maker.objective(maker.axis("Eje")), f"Acción[^{note}].")

    notes = read_notes(plan_bytes(maker.workshop()))

    assert notes == {1: ["Véase [^otra]."]}


def test_missing_note_is_still_to_be_defined() -> None:
    maker = PlanMaker()
    gone, empty = "f" * 32, maker.note("")
    maker.action(maker.objective(maker.axis("Eje")), f"Una[^{gone}] y otra[^{empty}].")

    document = plan_bytes(maker.workshop())

    assert read_notes(document) == {1: ["Por definir"], 2: ["Por definir"]}
    assert "Lo que aparece subrayado está por definir." in [line.text for line in read_lines(document)]


def test_contents_show_no_marks() -> None:
    lines = read_lines(plan_bytes(full_plan()))

    assert [line.text for line in lines if line.style.startswith("toc") and "[^" in line.text] == []
    assert "Eje 1: Prevención" in [line.text for line in lines if line.style == "toc 2"]


def test_escaped_bracket_is_no_mark() -> None:
    maker = PlanMaker()
    maker.action(maker.objective(maker.axis("Eje")), "Escribió \\[^esto] tal cual.")

    assert "Escribió [^esto] tal cual." in _texts(maker.workshop())
