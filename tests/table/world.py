"""A workshop in each stage, and another one; everybody of the table in each of them; and words planted to be found."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy import Connection

from storage import tables
from storage.commit import commit, create
from storage.database import Database
from storage.drafts import issue
from storage.files import keep_file
from storage.people import actor_in, enter, invite_person, person_of_cookie, person_of_link
from storage.roles import give, revoke
from storage.room import knock, open_room
from storage.table_laptops import open_table
from storage.workshops import read_workshop
from tests.pictures import png
from tests.table.table import UNKNOWN, WHEN
from workshop.changes import Change, new_id
from workshop.items import (
    Action,
    AgendaItem,
    Amendment,
    Axis,
    Decision,
    Delegation,
    Facts,
    Footnote,
    Input,
    Logo,
    Member,
    NextStep,
    Objective,
    Participant,
    Presentation,
    Profile,
    Question,
    Remark,
    Reservation,
    Section,
    Session,
    Sounding,
    Speaker,
    Waiver,
    WorkingGroup,
)
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.use_cases.issue_draft import issue_draft
from workshop.use_cases.keep_dossier import attach
from workshop.use_cases.prepare_workshop import add_logo
from workshop.workshop import Workshop

ABROAD = "X"  # the letter of the other workshop
_IN_AXIS_1 = {
    "reads": Role.PARTICIPANT,
    "helps": Role.HELPER,
    "rapp": Role.RAPPORTEUR,
    "facil": Role.FACILITATOR,
}
_IN_ALL = {
    "guest": Role.GUEST,
    "plen": Role.PLENARY_RAPPORTEUR,
    "merge": Role.CONSOLIDATOR,
    "coord": Role.COORDINATOR,
    "ended": Role.COORDINATOR,
}


@dataclass(frozen=True)
class Place:
    """A workshop in one stage: its number and, by short names, the ids of what stands in it."""

    when: str
    number: int
    ids: dict[str, str]
    code: str

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    def planted(self) -> dict[str, str]:
        """Return what the table looks for to the words planted for it; each stands in this workshop alone."""
        return {
            "the title": f"tituloplantado{self.when}",
            "a point of the agenda for guests": f"puntoplantado{self.when}",
            "the rest of the agenda": f"agendaplantada{self.when}",
            "what the groups write": f"accionplantada{self.when}",
            "an internal note": f"internaplantada{self.when}",
            "a footnote of an internal note": f"alpieplantada{self.when}",
            "an input": f"insumoplantado{self.when}",
            "a remark": f"observacionplantada{self.when}",
            "the e-mail of a person on the list": f"correo{self.when.lower()}@plantado.example",
            "who waits at the door": f"Esperaplantada{self.when}",
            "who has access": f"Accesoplantado{self.when}",
        }


@dataclass(frozen=True)
class Somebody:
    """A person of the table in one stage: who they are, and the secret of their cookie; nobody has neither."""

    id: str = ""
    secret: str = ""


@dataclass
class World:
    """All of it, in one database."""

    database: Database
    places: dict[str, Place] = field(default_factory=dict)
    people: dict[tuple[str, str], Somebody] = field(default_factory=dict)

    def workshop(self, when: str) -> Workshop:
        """Return the workshop of a stage as it now is."""
        return read_workshop(self.database, self.places[when].number)

    def actor(self, who: str, when: str) -> Actor:
        """Return somebody as they act in the workshop of a stage; who cannot be known acts as nobody."""
        person = "" if who in UNKNOWN else self.people[who, when].id
        return actor_in(self.database, person, self.places[when].number)


def build_world(database: Database) -> World:
    """Make the workshops and the people. `PLENARIA_DATA` must be the database's folder: the room's code needs its key.

    Each workshop's words are written again behind its first revision, for who asks the live socket for what it missed.
    """
    world = World(database)
    for when, stage in [*WHEN.items(), (ABROAD, "group_work")]:
        world.places[when] = _make_place(database, when, stage)
    for when in WHEN:
        _add_those_of_one_workshop(world, when)
    _add_those_of_all(world)
    return world


@contextmanager
def data_folder_of(folder: object) -> Iterator[None]:
    """Have this process take a folder for its data, as a server does that runs beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLENARIA_DATA", str(folder))
        yield


def _make_place(database: Database, when: str, stage: str | None) -> Place:
    new, ids = NewItems(), {}
    words = Place(when, 0, {}, "").planted()
    ids["root"] = new.add(Facts, None, title=f"Taller {words['the title']}", stage=stage, plan_title="Plan")
    for number in (1, 2, 3):
        _add_axis(new, ids, number, words)
    _add_people(new, ids, words)
    _add_records(new, ids, words)
    number = create(database, COMMAND_LINE, new.changes)
    _write_again(database, number, new.changes)
    workshop = read_workshop(database, number)
    code = open_room(database, workshop, COMMAND_LINE)
    ids["file"] = keep_file(database, number, "logo", "image/png", png(colour=when.encode() * 3))
    commit(database, number, COMMAND_LINE, lambda workshop, actor: add_logo(workshop, actor, ids["file"], "Logo"))
    _attach(database, number, ids)
    content = f"borrador {words['what the groups write']}".encode()
    ids["draft"] = issue(database, number, COMMAND_LINE, issue_draft, lambda workshop, draft: content).file
    known = invite_person(database, words["who has access"], Role.PARTICIPANT, number)
    ids["known"] = person_of_link(database, known).id
    return Place(when, number, ids, code)


def _attach(database: Database, number: int, ids: dict[str, str]) -> None:
    """Attach a file to a point that guests were not invited to."""
    file = keep_file(database, number, "texto.txt", "text/plain", b"Un texto")
    committed = commit(
        database,
        number,
        COMMAND_LINE,
        lambda workshop, actor: attach(workshop, actor, ids["point"], "Texto", file=file, file_name="texto.txt"),
    )
    ids["attachment"] = committed.entries[0].change.item


def _add_axis(new: NewItems, ids: dict[str, str], number: int, words: dict[str, str]) -> None:
    axis = ids[f"axis{number}"] = new.add(
        Axis, ids["root"], title=f"Eje {number}", handed_in="2026-01-01T00:00:00+00:00" if number == 3 else None
    )
    objective = ids[f"objective{number}"] = new.add(Objective, axis, text="Un objetivo")
    note, inner = new_id(), new_id()
    texts = {"text": f"Acordar {words['what the groups write']}[^{note}]"}
    if number == 1:
        texts["internal_note"] = f"Ojo: {words['an internal note']}[^{inner}]"
    ids[f"action{number}"] = new.add(Action, objective, **texts)
    ids[f"spare{number}"] = new.add(Action, objective, text="Publicar una guía")
    ids[f"note{number}"] = new.add(Footnote, ids["root"], item=note, text="Una nota")
    if number == 1:
        ids["inner"] = new.add(Footnote, ids["root"], item=inner, text=words["a footnote of an internal note"])
        ids["input"] = new.add(Input, axis, text=words["an input"])


def _add_people(new: NewItems, ids: dict[str, str], words: dict[str, str]) -> None:
    root = ids["root"]
    ids["delegation"] = new.add(Delegation, root, code="NOR", name="Norte")
    ids["profile"] = new.add(Profile, root, name="Fiscalía", minimum=1)
    address = words["the e-mail of a person on the list"]
    ids["participant"] = new.add(
        Participant, root, name="Persona en lista", email=address, delegation=ids["delegation"], profile=ids["profile"]
    )
    ids["unplaced"] = new.add(Participant, root, name="Persona sin grupo", delegation=ids["delegation"])
    ids["group"] = new.add(WorkingGroup, ids["axis1"], name="Grupo 1")
    ids["member"] = new.add(Member, ids["group"], participant=ids["participant"])


def _add_records(new: NewItems, ids: dict[str, str], words: dict[str, str]) -> None:
    root = ids["root"]
    note = new_id()
    ids["section"] = new.add(Section, root, kind="foreword", heading="Presentación", text=f"Una presentación[^{note}]")
    ids["foreword_note"] = new.add(Footnote, root, item=note, text="Una nota de la presentación")
    ids["session"] = new.add(Session, root, title="Día 1", date=date(2027, 3, 10), starts="08:30")
    ids["point"] = new.add(AgendaItem, ids["session"], title=words["the rest of the agenda"], minutes=30)
    title = words["a point of the agenda for guests"]
    new.add(AgendaItem, ids["session"], title=title, minutes=30, open_to_guests=True)
    ids["question"] = new.add(Question, ids["point"], text="¿Quién lo coordina?")
    ids["logo"] = new.add(Logo, root, file=new_id(), name="Un logo")
    ids["remark"] = new.add(Remark, ids["action1"], text=words["a remark"], at="2026-01-01T00:00:00+00:00")
    ids["decision"] = new.add(
        Decision, ids["spare1"], outcome="adopted", wording="Publicar una guía", at="2026-01-01T00:00:00+00:00"
    )
    ids["speaker"] = new.add(Speaker, root, delegation=ids["delegation"])
    ids["presentation"] = new.add(Presentation, root, axis=ids["axis1"], minutes=15)
    ids["next_step"] = new.add(NextStep, root, what="Enviar el borrador")
    ids["waiver"] = new.add(Waiver, root, about="1" * 32, reason="Se acordó así.")
    ids["sounding"] = new.add(Sounding, ids["action1"], wording="Un texto")
    ids["amendment"] = new.add(Amendment, ids["action1"], text="Otra redacción", base="Un texto")
    ids["reservation"] = new.add(Reservation, ids["action1"], delegation=ids["delegation"], text="Con reserva")


def _write_again(database: Database, number: int, changes: list[Change]) -> None:
    """Set each text once more: it goes to who has missed that revision, as its insert to who has missed all."""
    again = [
        Change(kind="set", item=each.item, field=name, text=f"{text} ")
        for each in changes
        for name, text in each.cells.items()
        if "plantad" in text
    ]
    commit(database, number, COMMAND_LINE, lambda workshop, actor: again)
    back = [dataclasses.replace(each, id=new_id(), text=(each.text or "").strip()) for each in again]
    commit(database, number, COMMAND_LINE, lambda workshop, actor: back)


def _add_those_of_one_workshop(world: World, when: str) -> None:
    database, place = world.database, world.places[when]
    world.people["nobody", when] = Somebody()
    secret = knock(database, place.code, place.planted()["who waits at the door"])
    world.people["waits", when] = _somebody(database, secret)
    _person, token = open_table(database, world.workshop(when), COMMAND_LINE, place["axis1"])
    world.people["table", when] = _somebody(database, enter(database, token))


def _add_those_of_all(world: World) -> None:
    for who, role in (_IN_AXIS_1 | _IN_ALL | {"other": Role.RAPPORTEUR}).items():
        secret = _invite(world, who, role, world.places["P"].number)
        database, found = world.database, _somebody(world.database, secret)
        database.write(lambda db, found=found, who=who, role=role: _give(world, db, found.id, who, role))
        world.people |= {(who, when): found for when in WHEN}
    for who, number in (("all", None), ("away", world.places[ABROAD].number)):
        found = _somebody(world.database, _invite(world, who, Role.COORDINATOR, number))
        world.people |= {(who, when): found for when in WHEN}
    revoke(world.database, world.workshop("P"), world.actor("all", "P"), world.people["ended", "P"].id)


def _invite(world: World, who: str, role: Role, number: int | None) -> str:
    return enter(world.database, invite_person(world.database, f"Persona {who}", role, number))


def _give(world: World, db: Connection, person: str, who: str, role: Role) -> None:
    """Give somebody their role in every stage's workshop, in their axes."""
    db.execute(tables.role.delete().where(tables.role.c.person == person))
    for when in WHEN:
        place = world.places[when]
        axes: list[str | None] = [None]
        if who in _IN_AXIS_1:
            axes = [place["axis1"], place["axis3"]] if who in ("rapp", "facil") else [place["axis1"]]
        if who == "other":
            axes = [place["axis2"]]
        give(db, place.number, person, [Grant(role, axis) for axis in axes])


def _somebody(database: Database, secret: str) -> Somebody:
    person = person_of_cookie(database, secret)
    assert person is not None
    return Somebody(person.id, secret)
