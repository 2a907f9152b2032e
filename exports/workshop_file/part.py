"""What every object of a workshop file has in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the file: exact types, no unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True)
