"""A Ray cluster of two nodes with real processes: the outcomes of one process, whoever dies."""

from __future__ import annotations

import os

import pytest

from lantu.reading.many.cluster import NoClusterError, on_cluster
from lantu.reading.many.outcomes import Job, given_up, in_this_process, outcome_of
from tests.reading.many.readers import (
    ALWAYS,
    ONCE,
    TASK,
    attempts_at,
    made_folder,
    read_and_sign,
    read_or_die,
)

pytest.importorskip("ray", reason="needs the optional package ray")
from ray.cluster_utils import Cluster

JOB = Job(year=2025, language="zh")


@pytest.fixture(scope="module")
def cluster():
    """Two nodes with one processor each, on this machine."""
    os.environ["RAY_raylet_start_wait_time_s"] = "120"  # noqa: SIM112 - Ray writes it so
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.add_node(num_cpus=1)
    yield made
    made.shutdown()


def test_cluster_reads_what_one_process_reads_in_more_than_one(tmp_path, cluster):
    sources = made_folder(tmp_path) * 4
    alone = dict(in_this_process(enumerate(sources), JOB))
    found = dict(on_cluster(enumerate(sources), JOB, cluster.address, read=read_and_sign))
    assert found == alone
    signed = (tmp_path / "signatures").read_text(encoding="ascii").split()
    assert len(signed) == 48
    assert len(set(signed)) >= 2
    assert str(os.getpid()) not in signed


def test_document_that_kills_its_process_is_given_up_and_costs_no_other(tmp_path, cluster):
    sources = made_folder(tmp_path, **{"05": ALWAYS, "07": ONCE + "\n" + TASK.format(number=9)})
    outcomes = dict(on_cluster(enumerate(sources), JOB, cluster.address, read=read_or_die))
    expected = {number: outcome_of(source, JOB) for number, source in enumerate(sources)}
    assert outcomes == expected | {5: given_up(sources[5], JOB)}
    assert attempts_at(sources[5]) == 3
    assert max(map(attempts_at, sources)) == 3


def test_node_that_is_lost_on_the_way_costs_no_document(tmp_path, cluster):
    sources = made_folder(tmp_path) * 20
    lost = cluster.add_node(num_cpus=1)
    outcomes = {}
    for number, outcome in on_cluster(enumerate(sources), JOB, cluster.address):
        if not outcomes:
            cluster.remove_node(lost, allow_graceful=False)
        outcomes[number] = outcome
    assert outcomes == dict(in_this_process(enumerate(sources), JOB))


def test_address_without_a_cluster_is_told():
    with pytest.raises(NoClusterError):
        next(on_cluster(enumerate([]), JOB, "127.0.0.1:9"))
