"""Measure everything, print a table or JSON: `benchmarks/run [--quick] [--json]`."""

import argparse
import compileall
import datetime as dt
import gc
import json
import os
import platform
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

with_instance = tempfile.TemporaryDirectory(prefix="cjs-benchmarks-")
# No measure may write where a person keeps real data; read when the application is imported, hence up here.
os.environ["CJS_INSTANCE"] = with_instance.name

from benchmarks import floor, pages, serving, summers, work  # noqa: E402
from benchmarks.ratios import Result  # noqa: E402


class Plan(NamedTuple):
    """How much is measured: the summers, the seconds of load, how often each piece of work is done in a round."""

    alone: summers.Size
    among: summers.Size
    seconds: float
    times: int
    rounds: int


WHOLE = Plan(summers.Size(500, 5000), summers.Size(500, 5000, 200, 4500, 45000), 3, 20, 5)
QUICK = Plan(summers.Size(500, 5000), summers.Size(500, 5000, 20, 450, 4500), 0.7, 5, 5)
TOY = Plan(summers.Size(3, 30), summers.Size(3, 30, 2, 4, 20), 0.1, 1, 1)
"""Proves nothing but that everything runs."""


def measured(plan: Plan, folder: Path) -> Iterator[Result]:
    """Give each result as soon as it is known."""
    # A server that starts was started before: Python reads what it keeps of each file, also where it may keep nothing
    # new (PYTHONDONTWRITEBYTECODE, a folder of somebody else).
    compileall.compile_dir(serving.HERE / "cjs_app", quiet=1)
    alone = summers.build(folder / "alone", plan.alone)
    among = summers.build(folder / "among", plan.among)
    floor.seed(folder / "floor.sqlite3", plan.among.seasons())
    # As in a served process (wsgi.py): what the application is made of is not looked through for garbage again.
    gc.collect()
    gc.freeze()
    yield from work.sharings(plan.times, plan.rounds)
    yield from work.papers(among, plan.times, plan.rounds)
    yield from work.bilans(alone, among, plan.times, plan.rounds)
    yield work.documents(among, folder / "floor.sqlite3", plan.times, plan.rounds)
    yield from pages.lists(among, folder / "floor.sqlite3", plan.seconds, plan.rounds)
    yield pages.cold_start(among, folder / "floor.sqlite3", plan.rounds)


def report(plan: Plan, results: list[Result]) -> dict[str, object]:
    """Return what was measured, on what, as JSON holds it."""
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "commit": asked.stdout.strip(),
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "rounds": plan.rounds,
        "targets": [result.as_record() for result in results],
    }


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/run", description="How fast the house is, beside a plain program."
    )
    parser.add_argument("--quick", action="store_true", help="a smaller database and shorter rounds")
    parser.add_argument("--toy", action="store_true", help="almost nothing: only that everything runs")
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")
    asked = parser.parse_args()
    plan = TOY if asked.toy else QUICK if asked.quick else WHOLE
    results = []
    with tempfile.TemporaryDirectory(prefix="cjs-benchmarks-") as folder:
        for result in measured(plan, Path(folder)):
            results.append(result)
            if not asked.json:
                print(result.as_line(), flush=True)
    if asked.json:
        print(json.dumps(report(plan, results), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
