"""The workshop file: one JSON file that carries a workshop's content from place to place."""

from exports.workshop_file.read import FileContent, load_file, read_workshop_file
from exports.workshop_file.schema import schema
from exports.workshop_file.write import dump_text, dump_workshop

__all__ = ["FileContent", "dump_text", "dump_workshop", "load_file", "read_workshop_file", "schema"]
