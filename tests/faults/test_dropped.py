from collections.abc import Iterator

import pytest

from tests.faults.dropped import WITHIN, drop_all_at_once, restart_with_all_connected
from tests.faults.scene import Scene, scene_in


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene_in(tmp_path_factory.mktemp("dropped")) as scene:
        yield scene


def test_pages_that_were_all_dropped_at_once_come_back_with_every_letter(scene: Scene) -> None:
    verdict, _ = drop_all_at_once(scene, people=8, writers=3)

    assert verdict.held, verdict


def test_pages_work_again_after_a_restart_with_every_letter(scene: Scene) -> None:
    verdict, seconds = restart_with_all_connected(scene, people=5)

    assert verdict.held, verdict
    assert seconds < WITHIN
