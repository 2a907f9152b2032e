"""Which cells hold ids of items rather than words, an id to a line, and of which kinds those items are."""

from collections.abc import Mapping

_WHOSE = "session_note question answer practice input remark amendment reservation sounding mark speaker".split()
NAMED: Mapping[tuple[str, str], str] = {
    **{(kind, "delegation"): "delegation" for kind in [*_WHOSE, "participant"]},
    ("workshop", "screen_item"): "axis objective action",
    ("presentation", "axis"): "axis",
    ("action", "transversal"): "axis",
    ("action", "origin"): "axis",
    ("action", "merged_into"): "action",
    ("action", "split_from"): "action",
    ("axis", "merged_into"): "axis",
    ("axis", "split_from"): "axis",
    ("member", "participant"): "participant",
    ("attendance", "participant"): "participant",
    ("participant", "profile"): "profile",
    ("participant", "preferences"): "axis",
    ("tie", "people"): "participant",
    ("input", "became"): "action remark footnote",
    ("input", "about"): "action",
    ("input", "alike"): "action",
    ("initiative", "axes"): "axis",
    ("compliance", "axes"): "axis",
}
