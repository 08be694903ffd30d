"""One shard of a large job: its documents read, its records written as Parquet, all of it or nothing.

Files are named after the shard, so that a shard that is done twice, because a worker died, is there once.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backchannel.errors import BackchannelError, InputError
from backchannel.sources import Failure, read_inputs
from backchannel.store.copies import signature
from backchannel.store.parquet import DONE, write_partitions
from backchannel.store.rows import Rows, document_key, document_row, reading_rows

if TYPE_CHECKING:
    from backchannel.flow.reader import Reader


@dataclass(frozen=True, slots=True)
class ShardNote:
    """What came of a shard: where it stands among the shards, documents read, and failures as lines."""

    shard: str
    number: int
    documents: int
    words: int
    failures: tuple[str, ...]


@contextmanager
def reaching(address: str) -> Iterator[None]:
    """Whatever goes wrong at a storage, each kind of which has its own errors, as one of ours.

    Raises:
        InputError: the storage cannot be reached.
    """
    try:
        yield
    except BackchannelError:
        raise
    except ImportError as error:
        raise InputError(address, f"such addresses need a package that is not here ({error}); pip install 'backchannel[s3]'") from error
    except Exception as error:
        raise InputError(address, f"cannot be reached ({str(error).splitlines()[0]}); check the address and the rights") from error


def shard_name(shard: str) -> str:
    """A file name for a shard, the same every time."""
    return hashlib.sha256(shard.encode()).hexdigest()[:16]


def expand(given: str) -> list[str]:
    """The addresses a pattern stands for, in order; an address without a pattern stands for itself.

    Raises:
        InputError: a pattern stands for nothing.
    """
    if "://" not in given or not has_magic(given):
        return [given]
    with reaching(given):
        files, pattern = filesystem(given)
        found = sorted(str(files.unstrip_protocol(name)) for name in files.glob(pattern))
    if not found:
        raise InputError(given, "the pattern matches nothing there; check it")
    return found


def is_done(out: str, shard: str) -> bool:
    """Whether a shard was finished before."""
    with reaching(out):
        files, root = filesystem(out)
        return bool(files.exists(f"{root}/{DONE}/{shard_name(shard)}.json"))


def is_output(address: str) -> bool:
    """Whether an address holds what a job left."""
    if "://" not in address:
        return (Path(address) / DONE).is_dir()
    with reaching(address):
        files, root = filesystem(address)
        return bool(files.exists(f"{root}/{DONE}"))


@contextmanager
def output_folder(address: str) -> Iterator[Path]:
    """What a job left as a folder of this machine; fetched for the time being where it lies elsewhere.

    Raises:
        InputError: it cannot be fetched.
    """
    if "://" not in address:
        yield Path(address)
        return
    with tempfile.TemporaryDirectory() as scratch:
        local = Path(scratch) / "output"
        with reaching(address):
            files, root = filesystem(address)
            files.get(f"{root}/", str(local), recursive=True)
        yield local


def notes(out: str) -> list[ShardNote]:
    """The notes of all finished shards, in the order of the shards."""
    files, root = filesystem(out)
    if not files.exists(f"{root}/{DONE}"):
        return []
    told = [json.loads(files.cat_file(name)) for name in files.ls(f"{root}/{DONE}", detail=False) if str(name).endswith(".json")]
    return sorted((ShardNote(**{**one, "failures": tuple(one["failures"])}) for one in told), key=lambda note: note.number)


def filesystem(address: str) -> tuple[Any, str]:
    """The file system of an address (local, s3://, gs:// …) and the path in it."""
    import fsspec  # type: ignore[import-untyped]

    files, root = fsspec.core.url_to_fs(address, use_listings_cache=False)  # other machines write there meanwhile
    return files, str(root).rstrip("/")


def do_shard(shard: str, number: int, out: str, reader: Reader, given: Mapping[str, Any]) -> ShardNote:
    """Read a shard and write its records; the note is written last, so a shard without one is done again.

    ``given`` are arguments of `read_inputs`: day of publication, outlet, columns.

    Raises:
        InputError: the shard cannot be fetched or opened, or nothing can be written to ``out``.
    """
    rows: Rows = {"documents": [], "signatures": []}
    failures: list[str] = []
    words, keys = 0, set[str]()
    for row, item in enumerate(_documents(shard, given)):
        if isinstance(item, Failure):
            if item.name == shard:  # the shard itself: no note, so that it is tried again
                raise InputError(item.name, item.reason)
            failures.append(str(item))
            continue
        if (key := document_key(item)) in keys:
            continue
        keys.add(key)
        reading = reader.read(item)
        order = {"shard": number, "row": row}
        rows["documents"].append(document_row(reading.document, reading, None) | order)
        rows["signatures"].append({"document": key, "hashes": list(signature(item.text)), "published": reading.document.published})
        for table, made in reading_rows(reading).items():
            rows.setdefault(table, []).extend(one | {"published": reading.document.published} for one in made)
        words += len(item.text.split())
    note = ShardNote(shard, number, len(rows["documents"]), words, tuple(failures))
    with tempfile.TemporaryDirectory() as scratch, reaching(out):
        write_partitions(rows, Path(scratch), shard_name(shard))
        _put(Path(scratch), out)
        files, root = filesystem(out)
        files.makedirs(f"{root}/{DONE}", exist_ok=True)
        files.pipe_file(f"{root}/{DONE}/{shard_name(shard)}.json", json.dumps(asdict(note), ensure_ascii=False).encode())
    return note


def _documents(shard: str, given: Mapping[str, Any]) -> Iterator[Any]:
    """Documents of a shard; one that is not on this machine is fetched first."""
    if "://" not in shard:
        yield from read_inputs([shard], **given)
        return
    with tempfile.TemporaryDirectory() as scratch:
        with reaching(shard):
            files, path = filesystem(shard)
            local = Path(scratch) / Path(path).name
            with files.open(path, "rb") as source, local.open("wb") as target:
                shutil.copyfileobj(source, target)
        for item in read_inputs([str(local)], **given):
            yield Failure(item.name.replace(str(local), shard), item.reason) if isinstance(item, Failure) else item


def _put(scratch: Path, out: str) -> None:
    """Files of a scratch folder into the output, each under its final name only when it is whole."""
    files, root = filesystem(out)
    for path in sorted(scratch.rglob("*.parquet")):
        target = f"{root}/{path.relative_to(scratch).as_posix()}"
        files.makedirs(target.rpartition("/")[0], exist_ok=True)
        part = f"{target}.part"
        files.put_file(str(path), part)
        files.mv(part, target)
