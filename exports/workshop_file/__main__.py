"""Prints the JSON Schema of a workshop file, as docs/workshop-file.schema.json keeps it."""

import json
import sys

from exports.workshop_file.schema import schema

sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
