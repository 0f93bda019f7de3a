"""What takes long to prepare is prepared by the first process that needs it, for all the processes of a run."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def prepared_once(factory: pytest.TempPathFactory, name: str, prepare: Callable[[Path], object]) -> Path:
    """Return the folder that `prepare` has filled, in this process or in another one; who comes meanwhile waits.

    What is in it is read or copied, never changed.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, whole = shared / name, shared / f"{name}.whole"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)  # begun by somebody who failed
            folder.mkdir()
            prepare(folder)
            whole.touch()
    return folder
