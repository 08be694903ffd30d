"""A folder that fills: which of its files are new or changed since they were last taken."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from backchannel.errors import InputError
from backchannel.sources.document import Failure
from backchannel.sources.files import find_files

State = tuple[int, int]
SETTLED = 2.0  # seconds since its last change after which a file is taken to be whole


class WatchedFolder:
    """The files of a folder and what is below it, as `read_inputs` takes them.

    Args:
        path: the folder.
        settled: seconds a file must have been left alone: what is being copied there waits for the next look.
    """

    def __init__(self, path: Path, *, settled: float = SETTLED) -> None:
        self.path, self._settled = path, settled
        self._taken: dict[str, State] = {}

    def fresh(self) -> dict[str, State]:
        """Files that are new or changed and that nobody is writing, by name: when each was changed, and its size.

        Raises:
            InputError: the folder is gone.
        """
        if not self.path.is_dir():
            raise InputError(str(self.path), "no such folder; check the name")
        found = {str(path): self._settled_state(path) for path in find_files([str(self.path)]) if not isinstance(path, Failure)}
        return {name: state for name, state in found.items() if state and state != self._taken.get(name)}

    def taken(self, files: Mapping[str, State]) -> None:
        """Note that files were taken as they were when they were found."""
        self._taken |= files

    def _settled_state(self, path: Path) -> State | None:
        """When a file was changed and its size; None of one that is gone or may still be written."""
        try:
            told = path.stat()
        except OSError:
            return None
        return (told.st_mtime_ns, told.st_size) if abs(time.time() - told.st_mtime) >= self._settled else None
