from workshop.changes import Change
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


def test_range_in_all_counts_heads_and_asks_for_every_profile() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", delegation_minimum=3, delegation_maximum=4)
    for code, kind in (("AA", "member"), ("BB", "member"), ("OO", "observer")):
        new.add(Delegation, root, item=code, code=code, name=code, kind=kind)
    for profile in ("fiscal", "police", "consul"):
        new.add(Profile, root, item=profile, name=profile)
    people = [("AA", "fiscal"), ("AA", "fiscal"), *[("BB", "police")] * 5]
    for delegation, profile in people:
        new.add(Participant, root, name="P", delegation=delegation, profile=profile)
    new.add(Participant, root, name="Experta", delegation="AA", profile="consul", part="expert")
    found = quota_board(build_workshop(new.changes))

    assert [(found.short(each), found.over(each)) for each in ("AA", "BB", "OO")] == [(1, 0), (0, 1), (0, 0)]
    assert [profile.name for profile in found.uncovered("AA")] == ["police", "consul"]
    assert found.uncovered("OO") == []
    assert (found.awaited(), found.too_many()) == (1, 1)
    assert [found.has_gap(each) for each in ("AA", "BB", "OO")] == [True, True, False]


def test_delegations_stand_in_the_order_the_workshop_wants() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    for name in ("Zacatal", "Ámbar", "Brisas"):
        new.add(Delegation, root, code=name[:2], name=name)
    host = build_workshop(new.changes)
    alphabetical = host.apply([Change(kind="set", item=root, field="delegations_order", text="alphabetical")])

    assert [each.name for each in host.delegations] == ["Zacatal", "Ámbar", "Brisas"]
    assert [each.name for each in alphabetical.delegations] == ["Ámbar", "Brisas", "Zacatal"]
