"""The values of fields that take only some, and the columns a matrix may have."""

from collections.abc import Mapping

COLUMNS = ("text", "responsible", "timeframe", "indicator", "scope", "references", "note", "internal_note")
LOGOS = 8  # that fit side by side on a cover
# In the order in which a plan prints them.
ANNEXES = ("matrix", "mapping", "related", "participants", "agenda", "decisions")
_PRINTABLE = ("responsible", "timeframe", "indicator", "scope", "references")

# The values of fields that take only some (each entry of a list).
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("workshop", "modality"): ("in_person", "virtual", "hybrid"),
    ("workshop", "stage"): ("preparation", "group_work", "plenary", "consolidation", "handed_over", "approved"),
    ("workshop", "numbering"): ("axis", "codes"),
    ("workshop", "columns"): COLUMNS,
    ("workshop", "printed_columns"): _PRINTABLE,
    ("workshop", "screen_scene"): (
        "welcome",
        "arrival",
        "agenda",
        "groups",
        "plan",
        "axis",
        "objective",
        "action",
        "sounding",
        "speakers",
        "blank",
    ),
    ("section", "kind"): ("foreword", "introduction", "definitions", "clause", "text"),
    ("agenda_item", "kind"): (
        "registration",
        "opening",
        "presentation",
        "panel",
        "questions",
        "break",
        "lunch",
        "group_work",
        "plenary",
        "synthesis",
        "closing",
        "other",
    ),
    ("attendance", "how"): ("tick", "qr", "link", "file", "sheet"),
    ("draft", "annexes"): ANNEXES,
    ("workshop", "delegations_order"): ("host", "alphabetical"),
    ("participant", "part"): ("delegate", "expert", "panelist"),
    ("tie", "kind"): ("together", "apart"),
    ("delegation", "kind"): ("member", "observer", "regional", "civil_society"),
    ("participant", "sex"): ("female", "male", "other"),
    ("amendment", "outcome"): ("accepted", "in_agreed_text", "not_taken", "withdrawn"),
    ("mark", "choice"): ("agree", "agree_with_remarks", "object"),
    ("decision", "outcome"): (
        "adopted",
        "adopted_with_changes",
        "ad_referendum",
        "in_brackets",
        "sent_back",
        "withdrawn",
        "merged",
        "reopened",
    ),
}
