"""Fault 17: codes guessed at full speed, from one address and from many, while honest people enter behind one."""

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from unittest.mock import patch

import httpx

from pages.api.tries import Tries
from storage.database import Database
from storage.room import ALPHABET, LENGTH, Admission, admit, list_waiting, open_room
from storage.workshops import read_workshop
from tests.faults.finding import Finding
from tests.served import Server
from tests.small_workshop import keep_workshop
from tests.two_axes import COORDINATOR
from workshop.errors import PersonNotFound, TooManyTries
from workshop.permissions import Grant, Role
from workshop.workshop import Workshop

CODES = len(ALPHABET) ** LENGTH
ALLOWED = 1e-4  # the chance of finding a given code in a day
DAY = 86_400
GUESSED = 200  # guesses a second at the simulated door
PATIENCE = 60.0  # seconds within which an honest person has to be at the door, whatever else goes on
AT_ONCE = 20  # honest people who press the button at one moment


def guess_for_a_day(seconds: int = DAY) -> Finding:
    """Guess at a door whose clock is simulated, at four times the pace it lets through, and count what is tried."""
    now, tried = 0.0, 0
    tries = Tries(lambda: now)
    for _second in range(seconds):
        now += 1
        for _guess in range(GUESSED):
            try:
                tries.begin()
            except TooManyTries:
                break
            tried += 1
    chance = tried * (DAY / seconds) / CODES
    finding = Finding(tries=tried, measured=[f"chance in a day: {chance:.1e}"])
    finding.note(chance >= ALLOWED, f"chance {chance:.1e}")
    return finding


def guess_while_people_enter(server: Server, database: Database, honest: int, guessers: int) -> Finding:
    """Have honest people enter from one address while others guess, from there and from many others."""
    finding = Finding()
    here = read_workshop(database, keep_workshop(database).id)
    with patch.dict(os.environ, PLENARIA_DATA=str(server.data)):
        code = open_room(database, here, COORDINATOR)
    guesses = Guesses(server, code)
    with guesses.going_on(guessers), _admitting(database, here), ThreadPoolExecutor(AT_ONCE) as people:
        waits = list(people.map(lambda number: _enter(server, code, number), range(honest)))
    finding.tries = honest + guesses.made
    finding.through = guesses.right
    late = [wait for wait in waits if wait > PATIENCE]
    if late:
        finding.faults.append(f"{len(late)} honest people were not let to the door within {PATIENCE:.0f} s")
    if not guesses.wrong:
        finding.faults.append("nobody guessed")
    finding.measured.append(f"{guesses.made} guesses, {guesses.wrong} weighed; honest within {max(waits):.1f} s")
    return finding


class Guesses:
    """Guesses made by many threads, each under an address of this machine and a forged one besides."""

    def __init__(self, server: Server, code: str) -> None:
        self.made = self.wrong = self.right = 0
        self._server, self._code = server, code
        self._over = threading.Event()
        self._lock = threading.Lock()

    @contextmanager
    def going_on(self, guessers: int) -> Iterator[None]:
        """Guess until the block is over."""
        threads = [threading.Thread(target=self._guess, args=(number,)) for number in range(guessers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join(PATIENCE)

    def _guess(self, number: int) -> None:
        random = Random(number)
        own = "127.0.0.1" if number % 2 else f"127.0.1.{number % 250 + 1}"
        transport = httpx.HTTPTransport(local_address=own)
        with httpx.Client(base_url=self._server.url, transport=transport, timeout=PATIENCE) as client:
            while not self._over.is_set():
                code = "".join(random.choices(ALPHABET, k=LENGTH))
                forged = ".".join(str(random.randrange(1, 255)) for _part in range(4))
                headers = {"x-forwarded-for": forged, "x-real-ip": forged, "forwarded": f"for={forged}"}
                try:
                    status = client.post("/sala", data={"code": code, "name": "x"}, headers=headers).status_code
                except httpx.TransportError:
                    continue
                with self._lock:
                    self.made += 1
                    self.wrong += status == 404
                    self.right += status == 303 and code != self._code


def _enter(server: Server, code: str, number: int) -> float:
    """Enter as somebody who reads what the page says and tries again; return after how many seconds they were there."""
    began = time.monotonic()
    with httpx.Client(base_url=server.url, timeout=PATIENCE) as client:
        while True:
            try:
                answer = client.post("/sala", data={"code": code, "name": f"Persona {number}"})
            except httpx.TransportError:
                answer = httpx.Response(503)
            waited = time.monotonic() - began
            if answer.status_code == 303 or waited > PATIENCE:
                return waited
            time.sleep(0.5)


@contextmanager
def _admitting(database: Database, here: Workshop) -> Iterator[None]:
    """Let in whoever waits, every other moment, as a facilitator does."""
    over = threading.Event()

    def let_in() -> None:
        while not over.wait(0.5):
            waiting = {each.id: Admission([Grant(Role.GUEST)]) for each in list_waiting(database, here, COORDINATOR)}
            try:
                admit(database, here, COORDINATOR, waiting)
            except PersonNotFound:
                continue

    thread = threading.Thread(target=let_in)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(PATIENCE)
