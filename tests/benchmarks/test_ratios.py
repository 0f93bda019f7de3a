"""What the benchmark says of what it measured; nothing is timed here."""

import itertools
import json
from pathlib import Path

from benchmarks import floor
from benchmarks.ratios import AT_LEAST, AT_MOST, Sample, compared
from benchmarks.work import persons, two_passes


def measure(*values: float) -> object:
    """Return a measure that gives these figures in turn."""
    samples = itertools.cycle([Sample(value) for value in values])
    return lambda: next(samples)


def test_a_ratio_is_the_median_of_the_rounds_each_with_its_own_reference() -> None:
    ours, reference = measure(60, 10, 70, 65, 66), measure(100, 100, 100, 100, 10)
    result = compared("list", ours, reference, 0.6, AT_LEAST, "pages/s")  # type: ignore[arg-type]
    assert (result.ratio, result.holds) == (0.65, True)


def test_a_target_that_is_an_upper_bound_is_missed_above_it() -> None:
    result = compared("memory", measure(3), measure(1), 1.5, AT_MOST, "MB", 1)  # type: ignore[arg-type]
    assert (result.holds, result.as_line().split()[0]) == (False, "MISSED")


def test_a_target_is_told_in_json_with_its_ratio_and_whether_it_holds() -> None:
    record = compared("list", measure(2), measure(4), 0.4, AT_LEAST, "s", 1).as_record()  # type: ignore[arg-type]
    said = {key: record[key] for key in ("name", "ratio", "target", "holds")}
    assert json.loads(json.dumps(said)) == {"name": "list", "ratio": 0.5, "target": 0.4, "holds": True}


def test_the_plain_loop_shares_the_whole_sum() -> None:
    assert sum(cents for _, _, cents in two_passes(1_000_003, persons(7))) == 1_000_003


def test_the_floor_lists_its_invoices(tmp_path: Path) -> None:
    floor.seed(tmp_path / "floor.sqlite3", [(3, 10)])
    page = floor.make_app(tmp_path / "floor.sqlite3").test_client().get("/factures").text
    assert (page.count("<tr>"), "F1-00002" in page) == (3, True)
