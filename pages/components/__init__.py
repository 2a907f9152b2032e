"""Our own elements of a page: matrix, live connection, board of actions, language; their code and where it lies."""

from pages.components.assets import ASSETS, digest
from pages.components.board import board
from pages.components.language import mark_language
from pages.components.live import live
from pages.components.matrix import matrix

__all__ = ["ASSETS", "board", "digest", "live", "mark_language", "matrix"]
