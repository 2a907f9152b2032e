from collections.abc import Iterator

import pytest

from tests.faults.conflicts import lose_the_row, repeat_and_reorder, write_one_cell
from tests.faults.scene import Scene, scene_in


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene_in(tmp_path_factory.mktemp("conflicts")) as scene:
        yield scene


def test_no_text_overwrites_one_its_writer_had_not_seen(scene: Scene) -> None:
    verdict = write_one_cell(scene, tries=40)

    assert verdict.held, verdict


def test_text_of_a_row_that_goes_is_kept_with_that_row(scene: Scene) -> None:
    verdict = lose_the_row(scene, tries=16)

    assert verdict.held, verdict


def test_request_that_comes_again_or_out_of_order_has_one_effect(scene: Scene) -> None:
    verdict = repeat_and_reorder(scene, tries=6)

    assert verdict.held, verdict
