"""What an edition takes anew, what it leaves as it was, and what it never shows."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import actions, queries
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_line, a_season, an_invoice
from tests.coop.sharing.summers import a_deduction_per_hour, a_rich_summer, work
from tests.people import A_DAY, stamped

NEXT_DAY = A_DAY + dt.timedelta(days=1)


def published(season: Season, day: dt.date = A_DAY) -> dict[str, Any]:
    """Return the cells of the edition of a day."""
    return actions.publish(season, stamped(day=day)).cells


def test_natures_of_fewer_than_five_are_hidden_with_what_would_tell_them(app: Flask) -> None:
    hours = published(a_rich_summer())["hours"]["rows"]
    assert hours["prospection"] is None
    assert hours["formation"] is None, "the total less the others would have told the two who prospected"
    assert hours["mission"] == [1500], "11 times 2 h and a little more, 26 h 35, is told as 25 h"
    assert hours["gestion"] == [0]


def test_the_money_road_adds_up(app: Flask) -> None:
    road = published(a_rich_summer())["road"]
    assert road["revenue_cents"] == 63000 + 17000 + 8000
    assert road["net_cents"] == 88000 + 17000 - 4590
    assert road["net_per_share_cents"] == 9128


def test_kinds_of_few_clients_are_hidden_together(app: Flask) -> None:
    clients = published(a_rich_summer())["clients"]
    assert clients["rows"] == {"particulier": None, "entreprise": None, "collectivite": [0, 0], "association": None}
    assert clients["totals"] == [9, 88000]


def test_a_departure_is_told_by_no_subtraction(app: Flask) -> None:
    season = a_rich_summer()
    cooperants.leave(cooperants_of(season)[0], dt.date(2021, 7, 20), stamped())
    team = published(season)["team"]
    assert (team["totals"], team["rows"]) == ([11], {"stayed": None, "left": None})


def test_a_deduction_per_hour_hides_what_would_tell_the_exact_hours(app: Flask) -> None:
    season = a_rich_summer()
    a_deduction_per_hour(season)
    road = published(season)["road"]
    assert road["revenue_cents"] == 88000
    assert [road[key] for key in ("deductions_cents", "net_cents", "net_per_share_cents")] == [None, None, None]


def test_shares_of_fewer_than_five_hide_the_sum_to_share(app: Flask) -> None:
    season = a_rich_summer()
    for person in cooperants_of(season)[4:]:
        person.has_share = False
    road = published(season)["road"]
    assert (road["revenue_cents"], road["net_cents"], road["carried_over_cents"]) == (88000, None, None)


def test_what_one_person_did_since_yesterday_is_not_taken_anew(app: Flask) -> None:
    season = a_rich_summer()
    before = published(season)
    work(season, [*cooperants_of(season)][:1], Nature.MISSION, 240, NEXT_DAY - dt.timedelta(days=1))
    after = published(season, NEXT_DAY)
    assert after["hours"] == before["hours"]
    assert after["hours"]["as_of"] == "2021-07-13"
    assert after["team"]["as_of"] == "2021-07-14"


def test_what_enough_persons_did_is_taken_anew(app: Flask) -> None:
    season = a_rich_summer()
    published(season)
    work(season, [*cooperants_of(season)], Nature.MISSION, 240)
    hours = published(season, NEXT_DAY)["hours"]
    assert hours["as_of"] == "2021-07-14"
    assert hours["rows"]["mission"] == [4500], "26 h 35, and 48 h 35 more, is told as 75 h"


def test_one_more_young_person_is_told_by_no_comparison(app: Flask) -> None:
    season = a_rich_summer()
    published(season)
    a_cooperant(season, "Lénaïg")
    assert published(season, NEXT_DAY)["team"]["totals"] == [11]


def test_one_more_client_is_told_by_no_comparison_and_the_road_stays_behind_with_it(app: Flask) -> None:
    season = a_rich_summer()
    before = published(season)
    an_invoice(season, a_line(price=99900))
    after = published(season, NEXT_DAY)
    assert (after["clients"], after["road"]) == (before["clients"], before["road"])


def test_an_edition_of_a_lower_threshold_is_not_carried_on(app: Flask) -> None:
    season = a_rich_summer()
    published(season)
    actions.set_threshold(season, 12, stamped())
    after = published(season, NEXT_DAY)
    assert (after["hours"]["totals"], after["clients"]["totals"], after["road"]) == (None, None, {})


def test_a_tiny_summer_shows_no_figure(app: Flask) -> None:
    season = a_season()
    people = [a_cooperant(season, name) for name in ("Awa", "Noé", "Zoé")]
    work(season, people, Nature.MISSION, 120)
    an_invoice(season)
    cells = published(season)
    assert [cells[name]["totals"] for name in ("team", "hours", "clients")] == [None, None, None]
    assert cells["road"] == {}


def test_two_editions_on_a_day_are_refused(app: Flask) -> None:
    season = a_rich_summer()
    published(season)
    with pytest.raises(Refusal, match="une seule publication par jour"):
        published(season)


def test_nothing_personal_is_in_the_cells_and_no_name_in_what_they_come_from(app: Flask) -> None:
    season = a_rich_summer()
    row = actions.publish(season, stamped())
    assert set(row.cells) == {"team", "hours", "clients", "quotes", "missions", "months", "invoices", "road", "whole"}
    names = [one.first_name for one in cooperants_of(season)] + ["Kervella", "Vigouroux"]
    assert [name for name in names if name in str(row.cells) + str(row.basis)] == []


def test_the_first_link_publishes_and_works_after_the_season_is_closed(app: Flask) -> None:
    season = a_rich_summer()
    season.status = Status.CLOSED
    link, token = actions.make_link(season, "Mairie", A_DAY, stamped())
    assert queries.newest_edition(season) is not None
    assert actions.open_visit(token, stamped().at) is not None
    actions.revoke(link, stamped())
    assert actions.open_visit(token, stamped().at) is None


def test_two_links_never_share_a_key(app: Flask) -> None:
    season = a_season()
    made = [actions.make_link(season, "Mairie", A_DAY, stamped()) for _ in range(3)]
    assert len({token for _, token in made}) == 3
    assert min(len(token) for _, token in made) == 43, "256 bits"


def test_links_editions_and_thresholds_are_in_the_journal_without_their_words(app: Flask) -> None:
    season = a_season()
    link, token = actions.make_link(season, "Mme Le Goff", A_DAY, stamped())
    actions.revoke(link, stamped())
    actions.revoke(link, stamped())
    actions.set_threshold(season, 6, stamped())
    actions.set_threshold(season, 6, stamped())
    db.session.commit()
    entries = [entry for entry in db.session.query(Entry).order_by(Entry.seq) if entry.action.startswith("committee")]
    assert [entry.action.partition("_")[2] for entry in entries] == [
        "edition.published",
        "link.made",
        "link.revoked",
        "threshold.set",
    ]
    assert token not in str([entry.details for entry in entries])
    assert "Goff" not in str([entry.details for entry in entries])
