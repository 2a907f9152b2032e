"""What a chat holds for the report: its messages as lines to be gone through, each with the sign of what it may be."""

import re

from workshop.captured_line import Kind, line_of
from workshop.chat import Message
from workshop.expected_roles import folded

_ASKS = re.compile(r"\?(?:\s|$)|¿")
_ANSWERS = re.compile(r"\s*(?:@|respuesta\b|r\s*[:.)]|en respuesta\b)", re.IGNORECASE)
_PRACTICE = re.compile(r"\s*(?:buena pr[áa]ctica|good practice)\s*[:.-]\s*", re.IGNORECASE)


def lines_of_chat(messages: list[Message]) -> list[str]:
    """Return each message as a line with its sign: who takes it down goes through them before any is kept.

    A message is an answer where it says so, or where somebody else than who asked writes next after a question.
    """
    lines: list[str] = []
    asked: str | None = None  # by whom the last question was put, while nobody has answered it
    for message in messages:
        kind, text = _kind_of(message, asked)
        lines.append(line_of(kind, message.name, text))
        if kind == "question":
            asked = folded(message.name)
        elif kind == "answer":
            asked = None
    return lines


def _kind_of(message: Message, asked: str | None) -> tuple[Kind, str]:
    practice = _PRACTICE.match(message.text)
    if practice:
        return "practice", message.text[practice.end() :]
    if _ANSWERS.match(message.text):
        return "answer", message.text
    if _ASKS.search(message.text):
        return "question", message.text
    return ("answer" if asked not in (None, folded(message.name)) else "note"), message.text
