"""What is asked of the distribution of people travels in the workshop file: limits, pins, ties, preferences."""

import pytest

from tests.exports.files import faults, round_trip, sample


def asked() -> dict:
    """Return the sample with a group that is full of wishes."""
    file = sample()
    axis = next(axis for axis in file["axes"] if axis["group"] and len(axis["group"]["members"]) > 1)
    members = axis["group"]["members"]
    axis["group"] |= {"link": "https://reunion.example/uno", "minimum": 2, "maximum": 9, "pinned": [members[0]]}
    names = [person["name"] for person in file["participants"][2:4]]
    file["ties"] = [{"kind": "together", "people": names}, {"kind": "apart", "people": names[::-1]}]
    file["participants"][0]["preferences"] = [2, 1]
    return file


def test_wishes_for_the_groups_survive_dump_and_load_and_add_no_key_without() -> None:
    file = asked()
    back, plain = round_trip(file), round_trip(sample())

    pairs = zip(back["axes"], file["axes"], strict=True)
    assert all(one["group"] == other["group"] for one, other in pairs)
    assert (back["ties"], back["participants"][0]["preferences"]) == (file["ties"], [2, 1])
    assert "ties" not in plain
    assert not any("preferences" in person for person in plain["participants"])


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda file: file["ties"][0]["people"].append("Nadie de la lista"), "ties[0].people[2]"),
        (lambda file: file["ties"][0].update(kind="near"), "ties[0].kind"),
        (lambda file: file["participants"][0]["preferences"].append(99), "participants[0].preferences[2]"),
        (lambda file: file["axes"][0]["group"]["pinned"].append("Nadie"), "axes[0].group.pinned["),
    ],
)
def test_wish_that_names_nothing_is_refused_with_its_path(change, path: str) -> None:
    file = asked()
    file["axes"][0]["group"].setdefault("pinned", [])
    change(file)

    assert [fault for fault in faults(file) if fault.startswith(path)]
