"""What is the group's own affair never reaches paper: inputs, the examples actions began from, internal notes."""

import zipfile
from io import BytesIO

from tests.exports.word.samples import axis_plan
from tests.exports.word.tools import plan_bytes
from workshop.changes import Change


def test_plan_prints_nothing_of_the_groups_kitchen() -> None:
    workshop = axis_plan()
    axis = workshop.axes[0]
    action = workshop.actions_of_axis(axis.id)[0]
    workshop = workshop.apply(
        [
            Change(kind="insert", item="said", type="input", parent=axis.id, cells={"text": "Zumo de nísperos"}),
            Change(kind="set", item=action.id, field="example", text="Zumo de guayabas"),
            Change(kind="set", item=action.id, field="internal_note", text="Zumo de moras"),
        ]
    )

    document = zipfile.ZipFile(BytesIO(plan_bytes(workshop)))

    assert [name for name in document.namelist() if b"Zumo" in document.read(name)] == []
    assert action.text.encode() in document.read("word/document.xml")
