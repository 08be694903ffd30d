"""Shards of a large job: what comes out is what reading here gives, whatever is done twice, here and on a Ray cluster of two nodes."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT

pytest.importorskip("ray", reason="Ray is not installed; pip install 'backchannel[ray]'")

from backchannel.errors import InputError
from backchannel.flow import Reader
from backchannel.flow.adding import add_documents
from backchannel.flow.on_ray import read_shards
from backchannel.flow.shards import do_shard, expand, filesystem, is_done, is_output, notes, output_folder
from backchannel.records import Document
from backchannel.sources import read_inputs
from backchannel.store import Store
from backchannel.store.loading import load_parquet
from backchannel.store.store import TABLES
from backchannel.store.upgrade import open_database

TEXTS = [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Three shards of articles, among them one twice, one copy, and a line that is broken."""
    folder = tmp_path_factory.mktemp("shards")
    rows = [
        [{"id": "a", "text": TEXTS[0]}, {"id": "b", "text": TEXTS[1], "published": "2023-01-19"}],
        [{"id": "a", "text": TEXTS[0]}, {"id": "copy", "text": f"By a writer\n\n{TEXTS[1]}", "url": "https://b.example/1"}],
        [{"id": "c", "text": TEXTS[2]}],
    ]
    for number, articles in enumerate(rows):
        lines = [json.dumps(article) for article in articles] + (["{broken"] if number == 1 else [])
        (folder / f"shard-{number}.jsonl").write_text("\n".join(lines) + "\n")
    return [str(path) for path in sorted(folder.iterdir())]


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with open_database(path, read_only=True) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in TABLES}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, shards: list[str], reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    path = tmp_path_factory.mktemp("here") / "desk.duckdb"
    with Store(path) as store:
        done = add_documents((d for d in read_inputs(shards) if isinstance(d, Document)), store, reader)
        assert (done.read, done.copies, done.known) == (3, 1, 1)
    return contents(path)


def loaded(out: Path, path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with Store(path) as store:
        done = load_parquet(out, store)
        assert (done.read, done.copies, done.known) == (3, 1, 1)
        again = load_parquet(out, store)
        assert (again.read, again.copies, again.known) == (0, 0, 5)
    return contents(path)


def test_shards_done_out_of_order_and_twice_give_what_reading_here_gives(
    shards: list[str], reader: Reader, here: dict[str, Any], tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    for number in (2, 0, 1, 0):
        note = do_shard(shards[number], number, out, reader, {})
        assert is_done(out, shards[number]) and note.shard == shards[number]
    told = notes(out)
    assert [(note.number, note.documents, len(note.failures)) for note in told] == [(0, 2, 0), (1, 2, 1), (2, 1, 0)]
    assert "shard-1.jsonl:3" in told[1].failures[0]
    assert loaded(Path(out), tmp_path / "s.duckdb") == here


def test_what_is_known_of_all_documents_is_given_to_every_shard(shards: list[str], reader: Reader, tmp_path: Path) -> None:
    out = tmp_path / "out"
    do_shard(shards[0], 0, str(out), reader, {"outlet": "The Lamp"})
    with duckdb.connect() as db:
        assert db.execute(f"SELECT DISTINCT outlet FROM '{out}/documents/*/*/*.parquet'").fetchall() == [("The Lamp",)]


def test_an_article_twice_in_a_shard_is_there_once_and_what_is_not_done_is_not_loaded(reader: Reader, tmp_path: Path) -> None:
    text = "Oman's foreign minister met the Iranian envoy in Muscat on Tuesday."
    shard, other, out = tmp_path / "twice.jsonl", tmp_path / "other.jsonl", tmp_path / "out"
    shard.write_text(f"{json.dumps({'text': text})}\n" * 2)
    other.write_text(json.dumps({"text": text.replace("Tuesday", "Friday, an official said there, and left for Tehran the same night")}))
    assert do_shard(str(shard), 0, str(out), reader, {}).documents == 1
    do_shard(str(other), 1, str(out), reader, {})
    (note,) = (path for path in (out / "_done").glob("*.json") if "other" in path.read_text())
    note.unlink()
    with Store(tmp_path / "s.duckdb") as store:
        assert load_parquet(out, store).read == 1


def test_a_shard_that_is_gone_is_not_done(reader: Reader, tmp_path: Path) -> None:
    gone, out = str(tmp_path / "gone.jsonl"), str(tmp_path / "out")
    with pytest.raises(InputError, match="no such file"):
        do_shard(gone, 0, out, reader, {})
    assert not is_done(out, gone)


def test_patterns_of_addresses_are_expanded(shards: list[str]) -> None:
    folder = Path(shards[0]).parent
    assert [Path(name).name for name in expand(f"file://{folder}/*.jsonl")] == [Path(name).name for name in shards]
    assert expand("s3://desk/one.warc.gz") == ["s3://desk/one.warc.gz"]
    with pytest.raises(InputError, match="matches nothing"):
        expand(f"file://{folder}/*.warc")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A Ray cluster of two nodes on this machine."""
    import ray
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 200_000_000, "include_dashboard": False})
    made.add_node(num_cpus=1, object_store_memory=200_000_000)
    yield str(made.address)
    ray.shutdown()
    made.shutdown()


def workers() -> list[int]:
    """Processes of the pool's actors."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"ray::" in command and (b"ShardReader" in command or b"Map(" in command):
                found.append(int(entry.name))
    return found


def test_a_cluster_gives_what_reading_here_gives_though_a_worker_is_killed(
    cluster: str, shards: list[str], here: dict[str, Any], tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    killed: list[int] = []

    def told(_: object) -> None:
        if not killed:
            killed.extend(workers()[:1])
            for process in killed:
                os.kill(process, signal.SIGKILL)

    done = read_shards(shards, out, address=cluster, workers=2, told=told)
    assert [note.number for note in done] == [0, 1, 2]
    assert loaded(Path(out), tmp_path / "s.duckdb") == here
    asked: list[object] = []
    assert read_shards(shards, out, address=cluster, told=asked.append) == done
    assert asked == []


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of an S3 server on this machine, found by way of the environment, as other programs find theirs."""
    pytest.importorskip("s3fs", reason="s3fs is not installed; pip install s3fs")
    server = pytest.importorskip("moto.server", reason="moto is not installed; pip install 'moto[server]'").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    given = {"ENDPOINT_URL": f"http://{host}:{port}", "ACCESS_KEY_ID": "k", "SECRET_ACCESS_KEY": "s", "DEFAULT_REGION": "us-east-1"}
    for name, value in given.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    filesystem("s3://desk")[0].mkdir("desk")
    yield "s3://desk"
    server.stop()


def test_shards_and_output_may_lie_in_s3(bucket: str, shards: list[str], reader: Reader, here: dict[str, Any], tmp_path: Path) -> None:
    files, root = filesystem(bucket)
    for shard in shards:
        files.put_file(shard, f"{root}/shards/{Path(shard).name}")
    out, there = f"{bucket}/out", expand(f"{bucket}/shards/*.jsonl")
    assert not is_output(out) and notes(out) == []
    for number, shard in enumerate(there):
        assert not is_done(out, shard)
        do_shard(shard, number, out, reader, {})
        assert is_done(out, shard)
    assert [note.documents for note in notes(out)] == [2, 2, 1]
    assert is_output(out)
    with output_folder(out) as folder:
        assert loaded(folder, tmp_path / "s.duckdb") == here
    with pytest.raises(InputError, match="cannot be reached"):
        do_shard(f"{bucket}/shards/none.jsonl", 9, out, reader, {})
