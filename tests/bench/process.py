"""What a server process takes while it is watched: its memory at most, its share of one processor."""

import asyncio
import os
import time
from pathlib import Path

SETTLING = 60.0  # seconds in which a server takes what it needs
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Watched:
    """A process under watch; `memory` is the most it held in bytes, `settled` what it held after a minute at most."""

    def __init__(self, pid: int) -> None:
        self._folder = Path(f"/proc/{pid}")
        self.memory = self.settled = self._resident()
        self.share = 0.0

    async def until(self, seconds: float) -> None:
        """Look every half second, for so long."""
        start, before = time.perf_counter(), self._ticks()
        while time.perf_counter() - start < seconds:
            await asyncio.sleep(0.5)
            self.memory = max(self.memory, self._resident())
            if time.perf_counter() - start < SETTLING:
                self.settled = self.memory
        self.share = (self._ticks() - before) / _TICK / (time.perf_counter() - start)

    def _resident(self) -> int:
        return int((self._folder / "statm").read_text().split()[1]) * _PAGE

    def _ticks(self) -> int:
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
