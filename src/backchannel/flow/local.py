"""Reading in several processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

from backchannel.records import Document, Reading

if TYPE_CHECKING:
    from backchannel.flow.reader import Reader

AHEAD = 3  # batches waiting for each process: memory stays bounded whatever the input's size


_reader: Reader  # one for each worker process


def _open(opened: Mapping[str, Any]) -> None:
    """Load the models once in a worker, as they were loaded in the first process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one ends the others
    from backchannel.flow.reader import Reader

    global _reader
    _reader = Reader(**opened, threads=1)


def _read(batch: list[Document]) -> list[Reading]:
    return [_reader.read(document) for document in batch]


def pipe_processes(documents: Iterable[Document], opened: Mapping[str, Any], *, batch_size: int, n_process: int) -> Iterator[Reading]:
    """Readings in the order of the documents."""
    # Threads of numpy's own would only get into the way of the other processes; it reads this when it is loaded there.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    waiting: deque[Future[list[Reading]]] = deque()
    source = iter(documents)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(n_process, mp_context=context, initializer=_open, initargs=(opened,)) as pool:
        try:
            while batch := list(islice(source, batch_size)):
                waiting.append(pool.submit(_read, batch))
                if len(waiting) >= AHEAD * n_process:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:  # interrupted: what waits is not read any more
            pool.shutdown(wait=False, cancel_futures=True)
