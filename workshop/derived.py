"""What is derived from a workshop is computed once for each value of it, however many pages and people read it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from workshop.language import current_language
from workshop.workshop import Workshop

T = TypeVar("T")


def once(work: Callable[[Workshop], T]) -> Callable[[Workshop], T]:
    """Keep what a function makes of a workshop with that very value, for each language; nobody may change it.

    A change makes another value, so nothing here grows old.
    """
    name = f"once {work.__module__}.{work.__qualname__}"

    @wraps(work)
    def derive(workshop: Workshop) -> T:
        key = f"{name} {current_language()}"
        if key not in workshop.__dict__:
            workshop.__dict__[key] = work(workshop)
        found: T = workshop.__dict__[key]
        return found

    return derive
