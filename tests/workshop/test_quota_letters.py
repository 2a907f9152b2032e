"""What is written to each delegation: every gap with its number, in both senses, and nobody who has none."""

from workshop.items import Delegation, Facts, Participant, Profile
from workshop.new_items import NewItems, build_workshop
from workshop.quota_letters import in_one_text, quota_letters
from workshop.quotas import quota_board
from workshop.workshop import Workshop


def ranged(people: dict[str, list[str | None]], **facts: object) -> Workshop:
    """A workshop of 3 to 4 people for each of three countries, and one organisation; `people` by their profiles."""
    new = NewItems()
    bounds: dict[str, object] = {"delegation_minimum": 3, "delegation_maximum": 4}
    root = new.add(Facts, None, title="Taller", **{**bounds, **facts})
    for code, kind in (("AA", "member"), ("BB", "member"), ("CC", "member"), ("OO", "observer")):
        new.add(Delegation, root, item=code, code=code, name=f"País {code}", kind=kind)
    new.add(Profile, root, item="fiscal", name="Fiscal", maximum=1)
    new.add(Profile, root, item="police", name="Policía", minimum=1)
    for delegation, profiles in people.items():
        for profile in profiles:
            new.add(Participant, root, name="P", delegation=delegation, profile=profile)
    new.add(Participant, root, name="Panelista", delegation="CC", profile="fiscal", part="panelist")
    return build_workshop(new.changes)


def test_each_gap_is_told_in_numbers_and_complete_delegations_get_no_letter() -> None:
    workshop = ranged({"AA": ["fiscal", "fiscal"], "BB": ["fiscal", "police", None], "CC": ["police"] * 5})

    letters = {delegation.code: letter for delegation, letter in quota_letters(workshop, quota_board(workshop))}

    assert letters == {
        "AA": "Estimada delegación de País AA:\nPara el taller «Taller» tenemos inscritas a 2 personas de su parte. "
        "Falta 1 persona para llegar al mínimo de 3 por delegación. Personas que faltan por perfil: Policía (1). "
        "Perfiles con más personas que el cupo: Fiscal (1 de más). "
        "Le agradecemos enviarnos el nombre, el cargo, la institución y el correo de quienes falten.",
        "CC": "Estimada delegación de País CC:\nPara el taller «Taller» tenemos inscritas a 5 personas de su parte. "
        "Perfiles todavía sin cubrir: Fiscal. Hay 1 persona más que el máximo de 4 por delegación. "
        "Le agradecemos enviarnos el nombre, el cargo, la institución y el correo de quienes falten.",
    }


def test_whoever_sent_nobody_is_told_so_and_all_letters_make_one_text() -> None:
    workshop = ranged({"AA": ["fiscal", "police", None], "CC": ["fiscal", "police", None]})

    letters = quota_letters(workshop, quota_board(workshop))

    assert [delegation.code for delegation, _letter in letters] == ["BB"]
    assert "todavía no hemos recibido nombres" in letters[0][1]
    assert in_one_text([*letters, *letters]) == f"{letters[0][1]}\n\n{letters[0][1]}"
