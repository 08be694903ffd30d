"""The same reading on a cluster, by Ray Data: shards in, Parquet by month out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backchannel.errors import BackchannelError
from backchannel.flow.shards import ShardNote, do_shard, is_done, notes


class ShardReader:
    """An actor of the pool: loads the models once, then does shard after shard."""

    def __init__(self, opened: Mapping[str, Any], out: str, given: Mapping[str, Any]) -> None:
        from backchannel.flow.reader import Reader

        self._reader, self._out, self._given = Reader(**opened, threads=1), out, given

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Do the shard of a row; a shard that fails is told and stops no other."""
        try:
            note = do_shard(row["shard"], int(row["number"]), self._out, self._reader, self._given)
        except BackchannelError as error:
            return {"shard": row["shard"], "number": row["number"], "documents": 0, "words": 0, "failure": str(error)}
        return {
            "shard": note.shard,
            "number": note.number,
            "documents": note.documents,
            "words": note.words,
            "failure": "\n".join(note.failures),
        }


def read_shards(
    shards: Sequence[str],
    out: str,
    *,
    address: str | None = None,
    opened: Mapping[str, Any] | None = None,
    given: Mapping[str, Any] | None = None,
    workers: int | None = None,
    told: Callable[[ShardNote], None] | None = None,
) -> list[ShardNote]:
    """Read shards on a Ray cluster into ``out``; the notes of these shards, those done before among them.

    Args:
        shards: files or addresses that fsspec knows; each is done whole by one worker.
        out: a folder or address for Parquet files.
        address: of the cluster; one is started on this machine if not given.
        opened: arguments of `Reader` in each worker.
        given: what is known of all documents, and the columns of tables: arguments of `read_inputs`.
        workers: how many; one for each processor of the cluster if not given.
        told: called with the note of each shard when it is done.

    Raises:
        BackchannelError: Ray is not installed, or the cluster cannot be reached.
    """
    try:
        import ray
    except ImportError as error:
        raise BackchannelError("Ray is not installed; pip install 'backchannel[ray]'") from error
    left = [(number, shard) for number, shard in enumerate(shards) if not is_done(out, shard)]
    if left:
        try:
            ray.init(address=address, ignore_reinit_error=True, log_to_driver=False)
        except ConnectionError as error:
            raise BackchannelError(f"{address}: no Ray cluster answers there ({error}); start one with `ray start --head`") from error
        processors = ray.cluster_resources().get("CPU", 1)  # type: ignore[no-untyped-call]
        size = workers or max(1, int(processors))
        done = ray.data.from_items([{"shard": shard, "number": number} for number, shard in left], override_num_blocks=len(left)).map(
            ShardReader,  # type: ignore[arg-type]
            fn_constructor_args=(dict(opened or {}), out, dict(given or {})),
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=min(size, len(left))),
            num_cpus=1,
        )
        for row in done.iter_rows():
            if told:
                failures = tuple(filter(None, row["failure"].split("\n")))
                told(ShardNote(row["shard"], row["number"], row["documents"], row["words"], failures))
    asked = set(shards)
    return [note for note in notes(out) if note.shard in asked]
