"""Fault 18: everybody tries every page, route, file and change in every stage, and buttons that they do not have."""

from pathlib import Path

from tests.faults.finding import Finding
from tests.table.effects import traces
from tests.table.served_world import ServedWorld, serving
from tests.table.table import WHEN, may
from tests.table.withdrawn import press_what_is_not_theirs


def hold_against_the_table(folder: Path) -> Finding:
    """Try every cell of the table at a server, and every button of who coordinates as those who have it not."""
    finding, denied = Finding(), 0
    with serving(folder, costly="".join(WHEN)) as served:
        for kind in ("route", "file", "change", "page"):
            done = getattr(served, f"{kind}s")
            for (name, who, when), answer in done.found.items():
                finding.note(answer and not may(kind, name, who, when), f"{kind} {name}: {who} in {when}")
            finding.faults += done.wrong
            denied += sum(done.noted.values())
            if done.noted != done.denied:
                finding.faults.append(f"the security log tells otherwise of {kind}s")
        _press(served, finding)
    finding.measured.append(f"{denied} denials in the security log")
    return finding


def _press(served: ServedWorld, finding: Finding) -> None:
    for when in WHEN:
        before = traces(served.world.database)
        finding.tries += press_what_is_not_theirs(served, when)
        if traces(served.world.database) != before:
            finding.through += 1
            finding.faults.append(f"a button in {when}")
