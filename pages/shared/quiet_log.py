"""The server's log tells of a fault its kind and where it arose, never its message: that may be somebody's text.

Whoever logs in this process, Streamlit and uvicorn included, does so by these records.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any

_log = logging.getLogger("plenaria")
_AGAIN = "… caused by …"


class QuietRecord(logging.LogRecord):
    """A record whose exception is written down without its words."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.exc_info and self.exc_info[1] is not None:
            self.exc_text = "\n".join(told(self.exc_info[1]))
            self.exc_info = None
        if self.name == "asyncio":  # below its first line it shows tasks, and with them what they failed with
            self.msg, self.args = str(self.msg).split("\n", 1)[0], None


def keep_log_quiet() -> None:
    """Have everything that is logged from now on, and what ends a thread, be told that way."""
    logging.setLogRecordFactory(QuietRecord)
    sys.excepthook = lambda _kind, error, _trace: _tell(error)
    threading.excepthook = lambda ended: _tell(ended.exc_value)
    sys.unraisablehook = lambda failed: _tell(failed.exc_value)


def _tell(error: BaseException | None) -> None:
    if error is not None and not isinstance(error, (SystemExit, KeyboardInterrupt)):
        _log.error("a fault nobody caught", exc_info=error)


def told(error: BaseException) -> Iterator[str]:
    """Yield the lines that tell of an exception and of those it came from: places and kinds."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        if seen:
            yield _AGAIN
        seen.add(id(following))
        yield "".join(traceback.format_tb(following.__traceback__)).rstrip() or "(no trace)"
        yield kind_of(following)
        if isinstance(following, BaseExceptionGroup):
            for each in following.exceptions:
                yield from told(each)
        is_silent = following.__suppress_context__ and following.__cause__ is None
        following = None if is_silent else following.__cause__ or following.__context__


def kind_of(error: BaseException) -> str:
    """Return what kind of exception it is, with the code its database or the system gave it."""
    driver = getattr(error, "orig", None) or error  # what SQLAlchemy wraps
    codes = (getattr(driver, name, None) for name in ("sqlite_errorname", "sqlstate", "errno"))
    code = next((str(each) for each in codes if each), "")
    return f"{type(error).__module__}.{type(error).__qualname__}" + (f" ({code})" if code else "")
