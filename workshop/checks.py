""" "Por revisar": what the plan still lacks, each thing with its place and a sentence that says what to do."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from workshop.checking.check import Check as Check
from workshop.checking.check import Kind as Kind
from workshop.checking.countries import find_countries
from workshop.checking.due import kinds_due
from workshop.checking.gaps import find_gaps
from workshop.checking.looking import Looking, look_at
from workshop.checking.meant import Meant
from workshop.checking.moved import find_moved
from workshop.checking.notes import find_lost_notes, find_lost_sources, find_placeholders
from workshop.checking.openings import find_openings, find_typed_numbers
from workshop.checking.overlaps import find_overlaps
from workshop.checking.periods import find_durations, find_periods
from workshop.checking.pointers import find_pointers
from workshop.checking.references import find_late_sources
from workshop.checking.spellings import find_acronyms, find_responsible
from workshop.checking.terms import find_terms
from workshop.derived import once
from workshop.waivers import sign, waivers
from workshop.workshop import Workshop

_FAMILIES: tuple[Callable[[Looking], Iterator[Check]], ...] = (
    find_gaps,
    find_countries,
    find_openings,
    find_typed_numbers,
    find_periods,
    find_durations,
    find_placeholders,
    find_overlaps,
    find_acronyms,
    find_responsible,
    find_terms,
    find_pointers,
    find_late_sources,
    find_lost_sources,
    find_lost_notes,
)
_NOTHING: Mapping[Meant, str | None] = MappingProxyType({})


def checks(workshop: Workshop, meanings: Mapping[Meant, str | None] = _NOTHING) -> list[Check]:
    """Return all that is to be looked at in this stage, in the plan's order, notes without a mark last.

    What was let pass is left out. `meanings` are what its numbers and neighbours meant when they were written, as far
    as history knows. Source: K of the product's definition.
    """
    passed, looking = waivers(workshop), look_at(workshop)
    moved = list(find_moved(looking, meanings))
    known = {(check.kind, check.cell, check.about) for check in moved}  # history says more of the same words
    found = [*moved, *(check for check in _found(workshop) if (check.kind, check.cell, check.about) not in known)]
    due, order, last = kinds_due(workshop.facts.stage), looking.order, len(looking.spots)
    return sorted(
        (check for check in found if check.kind in due and sign_of(workshop, check) not in passed),
        key=lambda check: order.get((check.item, check.field), order.get((check.item, ""), last)),
    )


@once
def _found(workshop: Workshop) -> list[Check]:
    """Return what the plan as it stands is enough to tell, of all families."""
    return [check for family in _FAMILIES for check in family(look_at(workshop))]


def sign_of(workshop: Workshop, check: Check) -> str:
    """Return the sign by which a check is known again while the words it is about stay as they are."""
    item = workshop.items[check.item]
    text = item.cell(check.field) if check.field in item.fields() else ""
    return sign(check.kind, check.item, check.field, text, check.about)
