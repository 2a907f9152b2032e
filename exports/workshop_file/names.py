"""Names inside a workshop file: who is meant by one, and which names tell everybody apart."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_ADDRESSED = re.compile(r"(.*?)\s*<([^<>]+)>\s*")


@dataclass
class People:
    """The participants of a file by everything they may be called, as places in their list."""

    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_email: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, place: int, name: str, email: str, key: str | None) -> None:
        """Take in the participant at a place."""
        self.by_name[name].append(place)
        if email:
            self.by_email[email.casefold()].append(place)
        if key:
            self.by_key[f"#{key}"].append(place)

    def find(self, words: str) -> list[int]:
        """Return the places of all who may be meant by "name", "e-mail", "name <e-mail>" or "#key"."""
        if words in self.by_name:
            return self.by_name[words]
        found = self.by_key.get(words) or self.by_email.get(words.casefold())
        if found:
            return found
        addressed = _ADDRESSED.fullmatch(words)
        named = self.by_name.get(addressed[1], []) if addressed else []
        return [place for place in named if addressed and place in self.by_email.get(addressed[2].casefold(), ())]


def tell_apart(names: Iterable[tuple[str, str | None]], prefix: str) -> dict[str, str]:
    """Return id to a name no other bears: its own where it can, a numbered one behind the `prefix` where it cannot.

    Takes (id, own name or `None`) pairs; of several with one name the first keeps it.
    """
    pairs = list(names)
    taken = {name for _, name in pairs if name}
    given: dict[str, str] = {}
    used: set[str] = set()
    number = 0
    for item, name in pairs:
        if not name or name in used:
            number += 1
            while f"{prefix}{number}" in taken:
                number += 1
            name = f"{prefix}{number}"
        used.add(name)
        given[item] = name
    return given


def name_people(people: Sequence[tuple[str, str, str]]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return how a file calls each of the people, given as (id, name, e-mail), and the keys that some need for it.

    The name where it is enough, else the e-mail, else "#" and the key.
    """
    names = Counter(name for _, name, _ in people)
    emails = Counter(email.casefold() for _, _, email in people)
    called: dict[str, str] = {}
    keys: dict[str, str] = {}
    for number, (person, name, email) in enumerate(people, 1):
        if names[name] == 1:
            called[person] = name
        elif email and emails[email.casefold()] == 1 and email not in names:
            called[person] = email
        else:
            keys[person] = f"p{number}"
            called[person] = f"#p{number}"
    return called, keys
