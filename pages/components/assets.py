"""The code a browser loads for our components: where it lies, and the digest under which it is served."""

import hashlib
from pathlib import Path

ASSETS = Path(__file__).parent
SUFFIXES = (".js", ".css")


def _digest_of(folder: Path) -> str:
    found = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    hashed = hashlib.sha256()
    for path in found:
        hashed.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()[:16]


_DIGEST = _digest_of(ASSETS)


def digest() -> str:
    """Return the name of this version of all component code, as in `/recursos/<digest>/matrix/main.js`."""
    return _DIGEST


def shim(component: str) -> str:
    """Return the code Streamlit runs for a component: it imports our module and hands mounting over to it.

    Streamlit makes a blob of inline code, which could not import its siblings by relative address.
    """
    return f"""
const code = import(location.origin + "/recursos/{digest()}/{component}/main.js");
export default function (component) {{
  code.then((module) => module.mount(component));
  return () => code.then((module) => module.unmount(component.parentElement));
}}
"""


def style(name: str) -> str:
    """Return a stylesheet of ours as text, by its path among the assets."""
    return (ASSETS / name).read_text(encoding="utf-8")
