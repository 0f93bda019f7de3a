"""Papers are read when they are first needed, once, by whoever comes first."""

import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from cjs_app.plumbing.late import LateFiles, read_files_late

STARTED = """
import os, sys, tempfile
os.environ["CJS_INSTANCE"] = tempfile.mkdtemp()
from cjs_app import create_app
create_app({"SECRET_KEY": "x" * 40})
late = {"reportlab", "PIL", "openpyxl", "webauthn", "alembic", "stdnum"}
print(*sorted(late & {name.partition(".")[0] for name in sys.modules}))
from cjs_app.coop.quotes import pdf
print(pdf.__name__, "reportlab" in sys.modules, pdf.PrintedQuote.__name__, "reportlab" in sys.modules)
"""
SLOW = """
import time
begun = True
time.sleep(0.05)
READ.append("once")
whole = True
"""


def test_a_server_that_starts_has_read_nothing_that_draws_a_paper() -> None:
    told = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == ["", "cjs_app.coop.quotes.pdf False PrintedQuote True"]


@pytest.fixture
def a_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A file that draws papers, slow to read, not read yet, and the list of its readings."""
    (tmp_path / "pdf.py").write_text(SLOW)
    spec = LateFiles().find_spec("cjs_app.nowhere.pdf", [str(tmp_path)])
    assert spec is not None and spec.loader is not None
    paper = spec.loader.create_module(spec)
    paper.__spec__, paper.__dict__["READ"] = spec, []
    spec.loader.exec_module(paper)
    return paper


def test_a_paper_is_read_once_and_nobody_sees_it_half_read(a_paper: Any) -> None:
    together, seen = Barrier(4), []

    def ask() -> None:
        together.wait()
        seen.append((a_paper.begun, a_paper.whole))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (seen, a_paper.READ) == ([(True, True)] * 4, ["once"])


def test_a_paper_that_could_not_be_read_is_read_again(a_paper: Any) -> None:
    inside = object.__getattribute__(a_paper, "__dict__")
    read = inside.pop("READ")
    for _ in range(2):
        with pytest.raises(NameError):
            _ = a_paper.whole
    inside["READ"] = read
    assert a_paper.whole and read == ["once"]


def test_other_files_are_read_at_once() -> None:
    assert LateFiles().find_spec("cjs_app.coop.quotes.routes", None) is None
    assert LateFiles().find_spec("elsewhere.pdf", None) is None
    assert LateFiles().find_spec("cjs_app.pole.checker.words", None) is None


def test_papers_are_read_late_once_however_often_it_is_asked() -> None:
    read_files_late()
    read_files_late()
    assert sum(isinstance(finder, LateFiles) for finder in sys.meta_path) == 1
