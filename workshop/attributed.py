"""Whose words something said of the plan is, as everything that tells it names them."""

from workshop.items import Amendment, Delegation, Remark, Reservation
from workshop.workshop import Workshop


def who_said(workshop: Workshop, record: Amendment | Remark | Reservation) -> str:
    """Return the delegation that speaks, else the person who speaks for themselves; "" where nobody is named.

    Of what was taken down for somebody else, who took it down is not named.
    """
    found = workshop.items.get(record.delegation or "")
    if isinstance(found, Delegation):
        return found.name.strip() or found.code.strip()
    match record:
        case Amendment() | Remark(by=str()):
            return (record.author or "").strip()
        case _:
            return ""
