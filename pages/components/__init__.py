"""Our own elements of a page: matrix, past, live connection, language, upload; their code and where it lies."""

from pages.components.assets import ASSETS, digest
from pages.components.countdown import countdown
from pages.components.language import mark_language
from pages.components.live import live
from pages.components.matrix import matrix
from pages.components.past import past
from pages.components.scene import scene
from pages.components.upload import upload

__all__ = ["ASSETS", "countdown", "digest", "live", "mark_language", "matrix", "past", "scene", "upload"]
