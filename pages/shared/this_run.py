"""What one run of a page has looked up already: asked once, and forgotten when the next run begins."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar, cast

T = TypeVar("T")
_kept: ContextVar[dict[Any, Any] | None] = ContextVar("this_run", default=None)


def begin_run() -> None:
    """Forget what earlier runs looked up; the first thing a run does."""
    _kept.set({})


def once(name: object, look: Callable[[], T]) -> T:
    """Return what was looked up under a name in this run, looking now if it is the first time.

    For what a page shows. What a step is allowed to do is always looked up anew.
    """
    kept = _kept.get()
    if kept is None:
        return look()
    if name not in kept:
        kept[name] = look()
    return cast(T, kept[name])
