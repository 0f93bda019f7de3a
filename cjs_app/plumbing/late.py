"""Files of the house that few pages need, read when one of them is first used (`kernel/late.py` has the libraries).

Only those that draw papers are late, since ReportLab and its fonts are a tenth of the start and of the memory, and
those that look for wrong figures in a text. They are imported as any other file; they are read when something of
theirs is first asked for.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any

PAPERS = {"pdf", "docx"}
"""What the files that draw papers are called."""
LOOKERS = {"cjs_app.pole.checker.checking", "cjs_app.pole.checker.queries"}
"""The files that look for wrong figures."""
_TO_READ = "__to_read__"
_reading = RLock()
"""They are read by one thread at a time; one may need another."""


class LateFile(ModuleType):
    """A late file, not read yet. (Python's own lazy modules may be seen half read by a second thread.)"""

    def __getattribute__(self, wanted: str) -> Any:
        """Return what the file holds, once it is read; what Python notes of a file can be had before."""
        inside = object.__getattribute__(self, "__dict__")
        if wanted.startswith("__") and wanted in inside:
            return inside[wanted]
        with _reading:
            loader = inside.pop(_TO_READ, None)
            if loader is not None:
                try:
                    loader.exec_module(self)
                except BaseException:
                    inside[_TO_READ] = loader
                    raise
                self.__class__ = ModuleType  # type: ignore[assignment]
        return object.__getattribute__(self, wanted)


class Later(Loader):
    """Puts the reading of a file off."""

    def __init__(self, loader: Loader) -> None:
        """Remember how it will be read."""
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return a file that is not read."""
        return LateFile(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Note how it will be read."""
        vars(module)[_TO_READ] = self.loader


class LateFiles(MetaPathFinder):
    """Finds the late files."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a late file of the house is; None for any other."""
        draws = fullname.startswith("cjs_app.") and fullname.rpartition(".")[2] in PAPERS
        if not draws and fullname not in LOOKERS:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = Later(spec.loader)
        return spec


def read_files_late() -> None:
    """From now on, read these files when they are first needed."""
    if not any(isinstance(finder, LateFiles) for finder in sys.meta_path):
        sys.meta_path.insert(0, LateFiles())
