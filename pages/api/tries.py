"""How fast room codes may be tried: wrong ones use up a budget, and nobody is locked out.

A code is one of 31^8 = 8.5 * 10^11, and a try is held against the living codes of all workshops, so the budget is one
for the server. While fewer than 600 wrong codes came within the hour, nobody waits. From then on tries take turns, 50
a second: at most 24 * 600 + 86,400 * 50 = 4.3 million a day, which finds a given code with a chance of 5 in a million,
a twentieth of the 1 in 10,000 that is allowed (so up to nineteen server processes may share one database). Addresses
count for nothing in this: a venue is one address. But none takes more than half of the places in the line that the
others leave: whoever guesses from one, with however many hands, keeps nobody out who comes from another. A right code
is never refused for the wrong ones of others; it waits for its turn, ten seconds at the most, and where even that many
wait, a page says to try again in a few seconds.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable

from workshop.errors import TooManyTries

BUDGET = 600  # wrong codes within an hour before tries take turns
PACE = 50.0  # tries a second from then on
LONGEST = 10.0  # seconds a try waits for its turn at the most
PLACES = int(LONGEST * PACE)  # tries that wait at one moment
_HOUR = 3600.0
_MINUTE = 60.0


class Tries:
    """The tries of this process. A try counts as wrong until it turns out to be right."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: deque[float] = deque()
        self._next = 0.0
        self._line: deque[tuple[float, str]] = deque()  # the turns that are still to come, and whose they are
        self._held: Counter[str] = Counter()  # how many of them each has
        self._unnoted, self._noted = 0, -_MINUTE

    def begin(self, address: str = "") -> float:
        """Count a try from an address and return how many seconds it has to wait. Raises: TooManyTries."""
        now = self._clock()
        while self._wrong and self._wrong[0] <= now - _HOUR:
            self._wrong.popleft()
        pause = 0.0
        if len(self._wrong) >= BUDGET:
            turn = max(now, self._next) + 1 / PACE
            pause = turn - now
            if pause > LONGEST or self._is_greedy(address, now):
                raise TooManyTries()
            self._next = turn
            self._line.append((turn, address))
            self._held[address] += 1
            self._wrong.popleft()  # no more of them need be remembered than decide
        self._wrong.append(now)
        return pause

    def _is_greedy(self, address: str, now: float) -> bool:
        """Say whether an address holds half of the places that others leave."""
        while self._line and self._line[0][0] <= now:
            self._held[self._line.popleft()[1]] -= 1
        if not self._line:
            self._held.clear()
        own = self._held[address]
        return 2 * own >= PLACES - (len(self._line) - own)

    def right(self) -> None:
        """Take a try that was right out of the count."""
        if self._wrong:
            self._wrong.pop()

    def wrong(self) -> int:
        """Return how many wrong codes are to be noted now: the first at once, then those of each minute together."""
        self._unnoted += 1
        if self._clock() < self._noted + _MINUTE:
            return 0
        count, self._unnoted, self._noted = self._unnoted, 0, self._clock()
        return count

    async def turn(self, address: str = "") -> None:
        """Wait until it is the turn of a try from an address. Raises: TooManyTries."""
        await asyncio.sleep(self.begin(address))
