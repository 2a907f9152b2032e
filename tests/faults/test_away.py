from collections.abc import Iterator

import pytest

from tests.faults.away import AWAY, UNDER, Away, take_away
from tests.faults.scene import Scene, scene_in


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene_in(tmp_path_factory.mktemp("away"), under=UNDER) as scene:
        yield scene


@pytest.mark.parametrize("away", AWAY)
def test_page_is_told_that_nothing_was_saved_and_saves_it_once_afterwards(scene: Scene, away: Away) -> None:
    verdict = take_away(scene, away, tries=1)

    assert verdict.held, verdict
