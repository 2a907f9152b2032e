"""Choosing among things by name: Streamlit tells options apart by their words, so two breaks must not read alike.

The words are made when the page runs, in its reader's language; Streamlit asks for them again from elsewhere.
"""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from workshop.choices import CHOICES
from workshop.labels import choice_label

K = TypeVar("K")


def tell_apart(names: Mapping[K, str]) -> dict[K, str]:
    """Return the names with a number behind those that stood before: "Receso", "Receso (2)"."""
    seen: Counter[str] = Counter()
    told: dict[K, str] = {}
    for key, name in names.items():
        seen[name] += 1
        told[key] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return told


def choice_names(kind: str, field: str) -> dict[str, str]:
    """Return the values a field takes, each with its words."""
    return {value: choice_label(kind, field, value) for value in CHOICES[kind, field]}
