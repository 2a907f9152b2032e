"""Our own elements of a page: the matrix, the live connection, the board of actions; their code and where it lies."""

from pages.components.assets import ASSETS, digest
from pages.components.board import board
from pages.components.live import live
from pages.components.matrix import matrix

__all__ = ["ASSETS", "board", "digest", "live", "matrix"]
