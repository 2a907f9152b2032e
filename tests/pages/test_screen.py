"""The shared screen: each scene in large letters, letter for letter, nothing internal, no frame around it."""

import re
from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

import pytest

from pages.plenary import room_scenes
from pages.plenary.scenes import PlanScenes
from pages.plenary.showing import watched
from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, screen
from tests.pages.words import spoken
from tests.two_axes import COORDINATOR, inserts, two_axes
from workshop.changes import Change
from workshop.demo import demo_changes
from workshop.items import Action, AgendaItem, Axis, Facts, Objective, Session
from workshop.language import LANGUAGES
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.decide import decide
from workshop.use_cases.show_screen import show_on_screen
from workshop.workshop import Workshop

PAGE = "plenary/screen.py"


def show(database: Database, number: int, scene: str, item: str | None = None) -> None:
    commit(database, number, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, scene, item))


def action_scene(workshop: Workshop, item: str) -> str:
    return PlanScenes(workshop).action(workshop.find(item, Action))


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_has_no_menu_no_buttons_no_frame(open_page: Opening, database: Database, language: str) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number, language=language)

    assert not at.button and not at.link_button and not at.title
    assert "Taller" in screen(at)
    assert spoken(language, "Código QR de la dirección") in screen(at)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_every_role_sees_the_scene_chosen(open_page: Opening, database: Database, role: Role) -> None:
    number = keep(database, inserts())
    show(database, number, "action", "guide")

    at = open_page(PAGE, workshop=number, role=role, only=number)

    assert "Publicar una guía." in screen(at)


def test_guest_sees_the_scene_while_a_point_they_were_invited_to_is_on(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    show(database, number, "action", "guide")
    at = open_page(PAGE, workshop=number, role=Role.GUEST, only=number)
    before = screen(at)

    commit(database, number, COMMAND_LINE, _open_all_of_today)

    assert "Publicar una guía." not in before and "pl-screen-welcome" in before
    assert "Publicar una guía." in screen(at.run())


def _open_all_of_today(workshop: Workshop, _actor: Actor) -> list[Change]:
    today = datetime.now(ZoneInfo(workshop.facts.timezone)).date()
    new = NewItems(workshop)
    day = new.add(Session, "root", title="Hoy", date=today, starts="00:00")
    new.add(AgendaItem, day, title="Todo el día", open_to_guests=True)
    return new.changes


def test_screen_follows_what_is_chosen_elsewhere(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)

    for scene, item, words in (
        ("plan", None, "Plan regional 2026–2030"),
        ("axis", "axis2", "Investigación"),
        ("objective", "objective1", "Asegurar la asistencia."),
        ("agenda", None, "Todavía no hay agenda."),
        ("groups", None, "Todavía no hay grupos."),
    ):
        show(database, number, scene, item)
        assert words in screen(at.run())


def test_blank_shows_nothing(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    show(database, number, "blank")

    at = open_page(PAGE, workshop=number)

    assert screen(at) == '<div class="pl-screen"></div>'


def test_an_item_that_was_deleted_gives_way_to_the_plan(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    show(database, number, "action", "guide")
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [Change(kind="delete", item="guide")])

    at = open_page(PAGE, workshop=number)

    assert "Plan regional" in screen(at)


def test_an_action_stands_letter_for_letter_with_number_notes_and_columns() -> None:
    scene = action_scene(two_axes(), "course")

    assert "1.2" in scene and "Eje 1 · Protección" in scene
    assert "<p>Dictar un curso.<sup>1</sup></p>" in scene
    assert "<sup>1</sup> <p>Con apoyo de la secretaría.</p>" in scene
    assert "Sur<br>Norte" in scene


def test_sub_actions_are_lettered() -> None:
    scene = action_scene(two_axes(), "guide")

    assert "a)" in scene and "Un capítulo sobre la niñez." in scene


def test_internal_notes_and_notes_never_reach_the_screen() -> None:
    columns = "text\nresponsible\nnote\ninternal_note"
    workshop = two_axes().apply(
        [
            Change(kind="set", item="root", field="columns", text=columns),
            Change(kind="set", item="guide", field="internal_note", text="No decir."),
            Change(kind="set", item="guide", field="note", text="Para el grupo."),
        ]
    )

    scenes = PlanScenes(workshop)
    shown = [
        scenes.plan(),
        *(scenes.axis(axis) for axis in workshop.axes),
        *(scenes.objective(item) for item in workshop.items.values() if isinstance(item, Objective)),
        *(scenes.action(item) for item in workshop.items.values() if isinstance(item, Action)),
    ]

    assert not any("No decir." in scene or "Para el grupo." in scene for scene in shown)


def test_the_decision_is_shown_and_brackets_stand_around_the_text() -> None:
    workshop = two_axes()
    adopted = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted"))
    bracketed = workshop.apply(decide(workshop, COORDINATOR, "guide", "in_brackets"))

    assert "Acordada" in action_scene(adopted, "guide")
    assert "<p>[Publicar una guía.]</p>" in action_scene(bracketed, "guide")


def test_long_texts_stand_in_smaller_letters_and_lists_are_cut_short() -> None:
    workshop = two_axes()
    long = workshop.apply(
        [
            Change(
                kind="insert", item=f"x{number}", type="action", parent="objective1", cells={"text": "Palabra " * 60}
            )
            for number in range(12)
        ]
    )

    whole, axis = action_scene(long, "x0"), PlanScenes(long).axis(long.find("axis1", Axis))

    assert size_of(whole) < size_of(action_scene(workshop, "guide"))
    assert ("Palabra " * 60).strip() in whole
    assert "Palabra …" in axis and size_of(axis) >= 2.5


def size_of(scene: str) -> float:
    return float(scene.split("--size:")[1].split('"')[0])


def test_what_people_wrote_is_escaped_in_every_scene() -> None:
    attack = "<script>alert(1)</script>"
    written = {
        "root": ("title", "plan_title", "place", "general_objective"),
        "axis1": ("title", "commitment"),
        "objective1": ("text",),
        "guide": ("text", "responsible"),
        "note": ("text",),
    }
    workshop = two_axes().apply(
        Change(kind="set", item=item, field=field, text=attack) for item, fields in written.items() for field in fields
    )
    scenes = PlanScenes(workshop)

    shown = scenes.plan() + scenes.axis(workshop.axes[0]) + scenes.action(workshop.find("guide", Action))
    shown += scenes.objective(workshop.objectives("axis1")[0]) + room_scenes.welcome(workshop, "http://127.0.0.1")

    assert "<script" not in shown
    assert shown.count(escape(attack)) >= 8


def test_the_agenda_shows_the_day_at_hand() -> None:
    workshop = build_workshop(demo_changes(datetime(2027, 3, 10).date()))
    first, second = workshop.sessions

    assert first.title in room_scenes.agenda(workshop, datetime(2027, 3, 9, 12))
    assert second.title in room_scenes.agenda(workshop, datetime(2027, 3, 10, 12))
    assert second.title in room_scenes.agenda(workshop, datetime(2027, 4, 1, 12))


def test_the_agenda_dates_the_hours_that_are_of_another_day_where_the_viewer_is() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", timezone="America/Costa_Rica")
    session = new.add(Session, root, date=date(2027, 3, 10), starts="14:00")
    for title, minutes in (("Plenaria", 300), ("Cena", 300), ("Traslado", 45)):
        new.add(AgendaItem, session, title=title, minutes=minutes)
    workshop = build_workshop(new.changes)

    scene = room_scenes.agenda(workshop, datetime(2027, 3, 9, 12), own="Europe/Madrid")

    assert re.findall(r"<small[^>]*>([^<]*) donde", scene) == [
        "21:00–02:00",
        "11 mar 2027, 02:00–07:00",
        "11 mar 2027, 07:00–07:45",
    ]


def test_groups_show_room_officers_and_members_once() -> None:
    workshop = build_workshop(demo_changes(datetime(2027, 3, 10).date()))
    group = workshop.groups()[0]

    scene = room_scenes.groups(workshop)

    assert group.room in scene
    assert all(scene.count(escape(person.name)) >= 1 for person in workshop.members(group.id))
    assert scene.count(f'<p class="pl-screen-officer">Facilitación: {escape(group.facilitator)}</p>') == 1


def test_welcome_bears_the_address_as_letters_and_as_a_picture() -> None:
    scene = room_scenes.welcome(two_axes(), "https://taller.example:8443/")

    assert "taller.example:8443" in scene
    assert 'src="data:image/svg+xml' in scene


def test_scene_of_one_axis_follows_its_own_items_and_no_other_group() -> None:
    workshop = two_axes()
    shown = workshop.apply(show_on_screen(workshop, COORDINATOR, "action", "guide"))

    followed = watched(shown, COORDINATOR)

    assert {"axis1", "objective1", "guide", "chapter", "course", "decision", "footnote"} <= set(followed)
    assert not {"axis2", "objective2", "manual", "action", "objective"} & set(followed)
