"""The score of a mutation campaign, and how much of it is enough."""

import json
from pathlib import Path

import pytest

from cjs_app.bootstrap.mutation import Score, read_score, score_of


def test_only_a_failed_test_has_seen_a_mutant() -> None:
    # failed, internal error of pytest; survived, no test, too long (three ways), suspicious, not tried
    assert score_of([1, 3, 0, 33, 36, 24, -24, 35, None]) == Score(seen=2, mutants=9)


@pytest.mark.parametrize(
    ("seen", "mutants", "enough"), [(9, 10, True), (899, 1000, False), (900, 1000, True), (1000, 1000, True)]
)
def test_nine_in_ten_are_enough(seen: int, mutants: int, enough: bool) -> None:
    assert Score(seen, mutants).is_enough is enough


def test_a_campaign_of_nothing_proves_nothing(tmp_path: Path) -> None:
    assert not read_score(tmp_path).is_enough
    assert "0,0 %" in str(read_score(tmp_path))


def test_the_percentage_is_cut_and_never_rounded_up() -> None:
    assert (
        str(Score(8_999, 10_000)) == "8999 altérations des règles vues par un test sur 10000 : 89,9 % (au moins 90 %)"
    )


def test_the_results_of_every_file_are_added(tmp_path: Path) -> None:
    for name, statuses in {"kernel/a.py": {"x": 1, "y": 0}, "coop/b.py": {"z": 1, "t": None}, "c.py": {}}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.meta").write_text(json.dumps({"exit_code_by_key": statuses}))
    assert read_score(tmp_path) == Score(seen=2, mutants=4)
