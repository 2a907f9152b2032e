"""Coroutines on a thread of their own: Playwright keeps a loop running on the one it was started on."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run_alone(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end on a fresh loop and return what it made."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
