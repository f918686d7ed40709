import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Benchmarks"))

from cluster import Cluster  # noqa: E402
from house import House  # noqa: E402


def pytest_collection_modifyitems(items):
    for item in items:
        if pathlib.Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.crash)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """A PostgreSQL of our own: these tests stop and start it."""
    with Cluster() as cluster:
        yield cluster


@pytest.fixture
def house(tmp_path):
    """An installation on SQLite with an office and a counsellor in it, not running."""
    house = House(tmp_path, f"sqlite:{tmp_path}/neuanfang.sqlite")
    house.found()
    return house


@pytest.fixture(params=["sqlite", "postgres"])
def either_house(request, tmp_path):
    """The same on either engine."""
    if request.param == "sqlite":
        house = House(tmp_path, f"sqlite:{tmp_path}/neuanfang.sqlite")
    else:
        house = House(tmp_path, request.getfixturevalue("cluster").new_database())
    house.found()
    return house


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 12 MB that can be made larger; `grow(megabytes)`."""
    from disk import SmallDisk

    disk = SmallDisk(tmp_path / "disk", megabytes=12)
    if problem := disk.mount():
        if os.environ.get("CI"):
            pytest.fail(problem)
        pytest.skip(problem)
    yield disk
    disk.unmount()
