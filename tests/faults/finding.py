"""What became of attempts that ought to come to nothing, or to an answer in words."""

from dataclasses import dataclass, field


@dataclass
class Finding:
    """Counts of attempts; `measured` is what was measured on the way, `faults` says in words what was found wrong."""

    tries: int = 0
    through: int = 0
    measured: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Say whether something was tried and nothing got through."""
        return self.tries > 0 and not self.through and not self.faults

    def note(self, is_through: bool, what: str) -> None:
        """Count an attempt; `what` names it where it got through."""
        self.tries += 1
        if is_through:
            self.through += 1
            self.faults.append(what)
