"""Finding, among thousands, the few whom a person could be: by address, and by names whose words are met again."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Generic, TypeVar

from workshop.person_names import Name, sounds
from workshop.same_person import Record

T = TypeVar("T")
_MOST = 60  # of one name: whoever has more namesakes is looked for by address alone beyond them
_MANY = 400  # of whom one surname and one initial are known
_WORDS = 6  # of a name: a longer one is found by its first


class PeopleIndex(Generic[T]):
    """Holds things by the records of the people they stand for.

    Two names meet if they have the same words, as they sound; or all words of one are in the other; or all but one are
    the same, and that one begins alike; or one is a surname behind initials that the other may have.
    """

    def __init__(self) -> None:
        self._by_email: dict[str, list[T]] = {}
        self._whole: dict[tuple[str, ...], list[T]] = {}
        self._parts: dict[tuple[str, ...], list[T]] = {}
        self._but_one: dict[tuple[str, ...], list[T]] = {}
        self._begun: dict[tuple[str, ...], list[T]] = {}
        self._initials: dict[tuple[str, ...], list[T]] = {}

    def add(self, thing: T, record: Record) -> None:
        """Hold a thing under a record; one may stand under several."""
        for email in record.emails:
            self._by_email.setdefault(email, []).append(thing)
        words = _words(record.name)
        _put(self._whole, words, thing)
        for part in _parts(words):
            _put(self._parts, part, thing)
        for key in _but_one(record.name):
            _put(self._but_one, key, thing)
        is_short = len(record.name.long) == 1
        for key in _begun(record.name):
            _put(self._begun, key, thing, _MANY)
            if is_short:
                _put(self._initials, key, thing, _MANY)

    def by_email(self, email: str) -> list[T]:
        """Return what is held under an address."""
        return self._by_email.get(email, [])

    def near(self, record: Record) -> Iterator[T]:
        """Yield what might stand for the same person, those of the same address first; some more than once."""
        for email in record.emails:
            yield from self._by_email.get(email, ())
        words = _words(record.name)
        yield from self._whole.get(words, ())
        yield from self._parts.get(words, ())
        for part in _parts(words):
            yield from self._whole.get(part, ())
        for key in _but_one(record.name):
            yield from self._but_one.get(key, ())
        pairs = self._begun if len(record.name.long) == 1 else self._initials
        for key in _begun(record.name):
            yield from pairs.get(key, ())


def _put(held: dict[tuple[str, ...], list[T]], key: tuple[str, ...], thing: T, most: int = _MOST) -> None:
    found = held.setdefault(key, [])
    if len(found) < most:
        found.append(thing)


def _words(name: Name) -> tuple[str, ...]:
    """Return a name's words as they sound, in one order, without initials unless there is nothing else."""
    return _sorted(name.long or name.words)


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the names that are a part of this one: two words at least, or one that initials may stand before."""
    for length in range(2, len(words)):
        yield from combinations(words, length)


def _but_one(name: Name) -> Iterator[tuple[str, ...]]:
    """Yield a name without each of its words in turn, of which only how it begins is kept."""
    words = name.words[:_WORDS]
    if len(words) < 2:
        return
    for at, word in enumerate(words):
        rest = _sorted(words[:at] + words[at + 1 :])
        if any(len(each) > 1 for each in rest):
            yield (*rest, f"{_beginning(word)}·")


def _begun(name: Name) -> Iterator[tuple[str, ...]]:
    """Yield each word of a name beside how another one begins: what a surname and an initial tell."""
    words = name.words[:_WORDS]
    for at, word in enumerate(words):
        for other in words[:at] + words[at + 1 :] if len(word) > 1 else ():
            yield (sounds(word), f"{other[0]}·")


def _beginning(word: str) -> str:
    return (sounds(word) or word)[:1]


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(sounds(word) for word in list(words)[:_WORDS]))
