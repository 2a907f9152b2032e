"""The texts that a plenary decides on, as one reads them, and what makes another wording the standing one."""

import re

from workshop.cells import Item
from workshop.changes import Change
from workshop.errors import InvalidValue, NameRequired
from workshop.items import Facts
from workshop.labels import field_label

_PERIOD = re.compile(r"\s*(\d{4})\s*(?:[–-]\s*(\d{4})\s*)?")


def wording(item: Item, field: str | None) -> str | None:
    """Return a text; `field` is "plan_period", a field's name, or `None` for the item's own text.

    Raises: InvalidValue for a field the item does not have.
    """
    if field == "plan_period" and isinstance(item, Facts):
        return period(item)
    name = field or "text"
    if name not in item.fields():
        raise InvalidValue(value=name, field="field")
    return item.cell(name)


def period(facts: Facts) -> str:
    """Return the plan's years as one reads them: "2019–2024", one year, or ""."""
    return "–".join(str(year) for year in (facts.plan_from, facts.plan_to) if year)


def reword(item: Item, field: str | None, text: str) -> list[Change]:
    """Return the changes that make a text the standing one; a period is two years, or one.

    Raises: NameRequired for a blank text, InvalidValue for a period that is none.
    """
    if not text:
        raise NameRequired(field=field_label(item, "text"))
    if field != "plan_period":
        return [Change(kind="set", item=item.id, field=field or "text", text=text)]
    years = _PERIOD.fullmatch(text)
    if years is None or (years[2] and years[2] < years[1]):
        raise InvalidValue(value=text, field=field_label(item, "plan_from"))
    return [
        Change(kind="set", item=item.id, field=name, text=year)
        for name, year in (("plan_from", years[1]), ("plan_to", years[2]))
        if year != item.cell(name)
    ]
