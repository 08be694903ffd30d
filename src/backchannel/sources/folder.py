"""A folder that fills: which of its files are new or changed since they were last taken."""

from __future__ import annotations

import time
from pathlib import Path

from backchannel.sources.document import Failure
from backchannel.sources.files import find_files

SETTLED = 2.0  # seconds since its last change after which a file is taken to be whole


class WatchedFolder:
    """The files of a folder and what is below it, as `read_inputs` takes them.

    Args:
        path: the folder.
        settled: seconds a file must have been left alone: what is being copied there waits for the next look.
    """

    def __init__(self, path: Path, *, settled: float = SETTLED) -> None:
        self.path, self._settled = path, settled
        self._taken: dict[str, tuple[int, int]] = {}

    def fresh(self) -> list[str]:
        """Names of files that are new or changed and that nobody is writing."""
        found = [path for path in find_files([str(self.path)]) if not isinstance(path, Failure)]
        return [str(path) for path in found if self._settled_state(path) not in {None, self._taken.get(str(path))}]

    def taken(self, names: list[str]) -> None:
        """Note that files were taken as they are."""
        for name in names:
            if state := self._settled_state(Path(name)):
                self._taken[name] = state

    def _settled_state(self, path: Path) -> tuple[int, int] | None:
        """When a file was changed and its size; None of one that is gone or may still be written."""
        try:
            told = path.stat()
        except OSError:
            return None
        return (told.st_mtime_ns, told.st_size) if time.time() - told.st_mtime >= self._settled else None
