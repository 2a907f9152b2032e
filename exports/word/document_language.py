"""The language of a document: the tag its text carries, and the catalog its labels come from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop.language import LANGUAGES

_TAGS = {"es": "es-419", "en": "en-US", "fr": "fr-FR", "pt": "pt-BR"}


@dataclass(frozen=True, slots=True)
class DocumentLanguage:
    """`tag` marks the text for the proofing tools; `labels` is the catalog's code; `label_tag` marks the labels."""

    tag: str
    labels: str

    @property
    def label_tag(self) -> str:
        """Return the tag of the labels, which differs from the text's where there is no catalog."""
        return _TAGS[self.labels]


def document_language(languages: Sequence[str]) -> DocumentLanguage:
    """Return the language of a plan from its workshop's languages, the first of which counts.

    Labels are Spanish where the plan's language has no catalog.
    """
    code = languages[0].strip() if languages else ""
    base = code.split("-")[0].lower()
    known = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) is not None
    tag = _TAGS.get(code.lower(), code) if known else _TAGS["es"]
    return DocumentLanguage(tag, base if base in LANGUAGES else "es")
