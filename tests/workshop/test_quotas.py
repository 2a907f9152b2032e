from workshop.items import Delegation, Facts, Participant, Profile
from workshop.new_items import NewItems, build_workshop
from workshop.quotas import QuotaBoard, QuotaCell, quota_board


def board() -> QuotaBoard:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    for code, kind in (("AA", "member"), ("BB", "member"), ("OO", "observer")):
        new.add(Delegation, root, item=code, code=code, name=code, kind=kind)
    new.add(Profile, root, item="fiscal", name="Fiscal", minimum=1, maximum=2)
    new.add(Profile, root, item="policia", name="Policía", minimum=2)
    people = [("AA", "fiscal")] * 3 + [("AA", "policia"), ("BB", None), ("OO", "policia"), (None, "fiscal")]
    for delegation, profile in people:
        new.add(Participant, root, name="P", delegation=delegation, profile=profile)
    new.add(Participant, root, name="Invitada", delegation="BB", profile="fiscal", guest=True)
    return quota_board(build_workshop(new.changes))


def test_board_shows_what_is_missing_and_what_is_too_many() -> None:
    cells = board().cells

    assert cells == {
        ("AA", "fiscal"): QuotaCell(3, surplus=1),
        ("AA", "policia"): QuotaCell(1, missing=1),
        ("BB", "fiscal"): QuotaCell(0, missing=1),
        ("BB", "policia"): QuotaCell(0, missing=2),
        ("OO", "fiscal"): QuotaCell(0),
        ("OO", "policia"): QuotaCell(1),
    }


def test_board_adds_up_in_both_senses() -> None:
    found = board()

    assert [found.missing("AA"), found.missing("BB"), found.missing("OO")] == [1, 3, 0]
    assert [found.missing(profile="fiscal"), found.missing(profile="policia"), found.missing()] == [1, 3, 4]
    assert (found.surplus(), found.surplus("BB")) == (1, 0)


def test_board_counts_those_outside_the_profiles() -> None:
    found = board()

    assert ([found.people("AA"), found.people("BB"), found.people("OO")], found.unattached) == ([4, 1, 1], 1)
