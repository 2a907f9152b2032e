from collections.abc import Iterator

import pytest

from tests.faults.cluster import Cluster, own_cluster
from tests.faults.postgresql import restart_under_writers, write_through_two
from tests.faults.scene import Scene, scene_in
from tests.served import Server


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with own_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def scene(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene_in(tmp_path_factory.mktemp("postgresql"), DATABASE_URL=cluster.url) as scene:
        yield scene


def test_two_processes_on_one_database_leave_no_gap(
    scene: Scene, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Server(tmp_path_factory.mktemp("other"), forked=True, DATABASE_URL=cluster.url)
    try:
        verdict = write_through_two(scene, other, tries=15)
    finally:
        other.kill()

    assert verdict.held, verdict


def test_restarted_database_has_lost_and_doubled_nothing(scene: Scene, cluster: Cluster) -> None:
    verdict = restart_under_writers(scene, cluster, tries=1)

    assert verdict.held, verdict
