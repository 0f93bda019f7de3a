"""The score of a mutation campaign, and how much of it is enough."""

import json
from pathlib import Path

import pytest

from cjs_app.bootstrap.mutation import STRICT, Score, read_scores, score_of


def test_only_a_failed_test_has_seen_a_mutant() -> None:
    # failed, internal error of pytest; survived, no test, too long (three ways), suspicious, not tried
    assert score_of([1, 3, 0, 33, 36, 24, -24, 35, None]) == Score(seen=2, mutants=9)


@pytest.mark.parametrize(
    ("seen", "mutants", "enough"), [(9, 10, True), (899, 1000, False), (900, 1000, True), (1000, 1000, True)]
)
def test_nine_in_ten_are_enough(seen: int, mutants: int, enough: bool) -> None:
    assert Score(seen, mutants).is_enough is enough


def test_a_campaign_of_nothing_proves_nothing(tmp_path: Path) -> None:
    assert not any(score.is_enough for score in read_scores(tmp_path))
    assert all("0,0 %" in str(score) for score in read_scores(tmp_path))


def test_the_percentage_is_cut_and_never_rounded_up() -> None:
    assert (
        str(Score(8_999, 10_000)) == "8999 altérations des règles vues par un test sur 10000 : 89,9 % (au moins 90 %)"
    )


def noted(folder: Path, **statuses: dict[str, int | None]) -> Path:
    """Leave results as mutmut does, file by file."""
    for name, codes in statuses.items():
        path = folder / "cjs_app" / f"{name.replace('__', '/')}.py.meta"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"exit_code_by_key": codes}))
    return folder


def test_the_results_of_every_file_are_added(tmp_path: Path) -> None:
    whole, *_ = read_scores(noted(tmp_path, kernel__a={"x": 1, "y": 0}, coop__b={"z": 1, "t": None}, c={}))
    assert whole == Score(seen=2, mutants=4)


def test_permissions_links_numbers_and_the_journal_are_held_to_95_per_cent(tmp_path: Path) -> None:
    ways = {f"{number}": 1 if number < 19 else 0 for number in range(20)}
    short = {f"{number}": 1 if number < 18 else 0 for number in range(19)}
    noted(
        tmp_path, plumbing__permissions=ways, coop__sharing__links=short, kernel__numbering=ways, journal__domain=ways
    )
    _, *strict = read_scores(tmp_path)
    assert [score.of for score in strict] == list(STRICT)
    assert [score.is_enough for score in strict] == [True, False, True, True]
    assert str(strict[1]) == "18 altérations des liens vues par un test sur 19 : 94,7 % (au moins 95 %)"
