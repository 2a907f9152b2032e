from collections.abc import Iterator

import pytest

from tests.faults.killed import kill_before_answer, kill_under_writers
from tests.faults.scene import Scene, scene_in


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene_in(tmp_path_factory.mktemp("killed")) as scene:
        yield scene


def test_killed_server_keeps_whatever_it_acknowledged(scene: Scene) -> None:
    verdict = kill_under_writers(scene, tries=2)

    assert verdict.held, verdict


def test_request_whose_answer_was_lost_is_applied_once(scene: Scene) -> None:
    verdict = kill_before_answer(scene, tries=2)

    assert verdict.held, verdict
