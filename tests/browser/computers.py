"""Computers that people sit down at one after the other: wiped in between, but for our scripts as the browser has them.

Compiling those anew is two thirds of what opening a page costs. A page that another one opened shares its process and
so what that has compiled; hence each computer keeps a plain page of ours open, from which the others come.
"""

from playwright.sync_api import Browser, BrowserContext, Error, Page


class Computer:
    """A browser context, and the plain page in it that opens the others."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context = context
        self._origin = origin
        self._keeper = context.new_page()
        self._keeper.goto("/api/health")
        self._tools = context.new_cdp_session(self._keeper)

    def open_page(self) -> Page:
        """Open a page that knows of no other's cookies, outbox or permissions."""
        self.context.clear_cookies()
        self.context.clear_permissions()
        self._tools.send("Storage.clearDataForOrigin", {"origin": self._origin, "storageTypes": "all"})
        with self._keeper.expect_popup() as opened:
            self._keeper.evaluate("() => { window.open('about:blank') }")
        return opened.value

    def leave(self) -> bool:
        """Close all pages but the plain one; say whether somebody else can sit down here."""
        try:
            for page in self.context.pages:
                if page is not self._keeper:
                    page.close()
            self.context.unroute_all()
            self.context.set_offline(False)
        except Error:  # the process of its pages is gone
            self.context.close()
            return False
        return not self._keeper.is_closed()


class Computers:
    """The computers of one kind in front of one server, as many as were needed at once."""

    def __init__(self, browser: Browser, origin: str, **options: object) -> None:
        self._browser, self._origin, self._options = browser, origin, options
        self._free: list[Computer] = []

    def take(self) -> Computer:
        """Return one at which nobody sits."""
        if self._free:
            return self._free.pop()
        return Computer(self._browser.new_context(**self._options), self._origin)  # type: ignore[arg-type]

    def give_back(self, computer: Computer) -> None:
        """Take one back at which somebody sat."""
        if computer.leave():
            self._free.append(computer)

    def close(self) -> None:
        """Switch all of them off."""
        for computer in self._free:
            computer.context.close()
