"""Every kind of event that anything writes into the security log has its words, and a group to be found in."""

import ast
import re

from pages.shared.security_words import _SAID, GROUPS
from tests.needs import ROOT
from workshop import denials

LOGGING = {"log", "log_event"}


def kinds_written() -> set[str]:
    """Return the kinds that the sources pass to what writes the log, and those of denials."""
    found = {value for name, value in vars(denials).items() if name.isupper() and isinstance(value, str)}
    for file in (*ROOT.glob("storage/*.py"), *ROOT.glob("pages/**/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _logs(node):
                found |= {word for word in _words_of(node) if re.fullmatch("[a-z_]+", word)}
    return found


def _logs(node: ast.Call) -> bool:
    """Say whether a call writes into the log, itself or on a thread of its own."""
    return any(isinstance(each, ast.Name) and each.id in LOGGING for each in (node.func, *node.args))


def _words_of(node: ast.Call) -> set[str]:
    return {
        each.value
        for argument in node.args
        for each in ast.walk(argument)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def test_every_kind_of_event_has_words() -> None:
    assert kinds_written() == set(_SAID)


def test_every_kind_of_event_is_found_in_one_group() -> None:
    grouped = [kind for _label, kinds in GROUPS.values() for kind in kinds]

    assert sorted(grouped) == sorted(_SAID)
