"""What is costly to make, kept in memory for whoever asks next, within bounds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Shelf:
    """Holds the last few things that were made, each under its key, and no more than so many bytes of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> bytes | None:
        """Return what is kept under a key, which then is the last to go."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def find_or_make(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or make and keep it; what came out empty is not kept."""
        found = self.find(key)
        if found is None:
            found = make()
            self._keep(key, found)
        return found

    def _keep(self, key: Hashable, content: bytes) -> None:
        with self._lock:
            if not content or len(content) > self._limit:
                return
            self._kept[key] = content
            while sum(map(len, self._kept.values())) > self._limit:
                self._kept.popitem(last=False)
