"""Has LibreOffice accept, and reject, every tracked change of a document, by a macro of its own."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.exports.word.tools import require_programs

_MACRO = """\
Sub Settle(source As String, accepted As String, rejected As String)
  Call SettleAll(source, accepted, ".uno:AcceptAllTrackedChanges")
  Call SettleAll(source, rejected, ".uno:RejectAllTrackedChanges")
End Sub

Sub SettleAll(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  document.storeToURL(target, saving())
  document.close(True)
End Sub
"""


class Settled(NamedTuple):
    """A document as LibreOffice saves it, all its changes accepted, and all rejected."""

    accepted: bytes
    rejected: bytes


def settle(document: bytes, folder: Path, profile: Path) -> Settled:
    """Return what is left of a document; `profile` is a folder of LibreOffice's own that several calls may share."""
    require_programs("soffice")
    if not profile.exists():
        _office(profile, "--terminate_after_init")  # its first start would put a bare library in the place of ours
        _install_macro(profile / "user" / "basic")
    source, accepted, rejected = (folder / f"{name}.docx" for name in ("tracked", "accepted", "rejected"))
    source.write_bytes(document)
    places = ",".join(path.as_uri() for path in (source, accepted, rejected))
    _office(profile, f"macro:///Standard.Changes.Settle({places})")
    return Settled(accepted.read_bytes(), rejected.read_bytes())


def _office(profile: Path, *arguments: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, capture_output=True, timeout=120, check=True)


def _install_macro(folder: Path) -> None:
    """Put the macro where LibreOffice looks for the user's own."""
    standard = folder / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    macro = _MACRO.replace("&", "&amp;").replace('"', "&quot;")
    about = 'library:name="Standard" library:readonly="false" library:passwordprotected="false"'
    element = '<library:element library:name="Changes"/>'
    (standard / "script.xlb").write_text(_part("library:library", element, about))
    about = 'script:name="Changes" script:language="StarBasic"'
    (standard / "Changes.xba").write_text(_part("script:module", macro, about))


def _part(tag: str, inside: str, about: str) -> str:
    space, _, dtd = tag.partition(":")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<!DOCTYPE {tag} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}.dtd">\n'
        f'<{tag} xmlns:{space}="http://openoffice.org/2000/{space}" {about}>{inside}</{tag}>\n'
    )
