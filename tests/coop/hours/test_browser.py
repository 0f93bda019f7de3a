"""Noting hours with a thumb: how many gestures it takes on a phone, what is said of a slip, and the grid of a week."""

import datetime as dt
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window, count_gestures, let_in
from tests.builders import a_mission, a_season
from tests.coop.hours.records import a_member, some_hours
from tests.people import A_DAY, access_stamp, awa, stamped

YESTERDAY = A_DAY - dt.timedelta(days=1)
TOO_LONG = "9" * 10_000


@dataclass(frozen=True)
class Team:
    """The season, its mission of today, and the token of Awa, who is in it with Noé."""

    season_id: int
    mission_id: int
    token: str


def a_team_at_work(live_server: LiveServer) -> Team:
    """Prepare a summer on 13 July 2021: yesterday Awa noted 4 h, an hour of them is validated."""
    app = live_server.app
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    with app.app_context():
        season = a_season()
        user = awa(season)
        own, noe = a_member(season, "C01", "Awa", user), a_member(season, "C02", "Noé")
        mission = a_mission(season, "Haie", slots=[SlotDraft(A_DAY)], cooperant_ids=[own.id, noe.id])
        some_hours(own, 180, YESTERDAY, mission=mission)
        actions.validate(season, [some_hours(own, 60, YESTERDAY).id], stamped())
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        return Team(season.id, mission.id, token)


def kept(live_server: LiveServer, team: Team) -> list[tuple[str, int, int, int | None]]:
    """Return what counts in the database: who, the day of July, minutes, the mission."""
    with live_server.app.app_context():
        season = db.session.get_one(Season, team.season_id)
        entries = db.session.scalars(queries.hours_matching(season)).all()
        return sorted((entry.cooperant.code, entry.day.day, entry.minutes, entry.mission_id or 0) for entry in entries)


def test_two_hours_are_noted_from_home_in_at_most_four_taps_and_fields(page: Page, live_server: LiveServer) -> None:
    team, gestures = a_team_at_work(live_server), count_gestures(page)
    let_in(page.context, live_server, team.token)
    page.goto("/")
    page.get_by_role("link", name="Noter des heures").click()
    page.get_by_label("Durée").fill("2h")
    page.get_by_role("button", name="Noter ces heures", exact=True).click()
    expect(page.locator(".flash")).to_contain_text("2\u00a0h notées, le 13 juil. 2021")
    assert (gestures, len(gestures) <= 4) == (["tap", "field", "tap"], True)
    assert ("C01", 13, 120, team.mission_id) in kept(live_server, team)


def test_every_slip_is_told_at_its_field_with_everything_kept_and_nothing_noted(
    window: Window, live_server: LiveServer
) -> None:
    team, page = a_team_at_work(live_server), window.open()
    let_in(page.context, live_server, team.token)
    before = kept(live_server, team)
    page.goto(f"/saisons/{team.season_id}/heures/noter?jour=2021-07-12")
    page.fill("#note", "Échelle prêtée 🪜")
    slips = {
        "#minutes": ("douze", "", "1e400", "🎉", "25h", "21h", "0", TOO_LONG),
        "#day": ("2099-07-13", "2021-06-01"),
    }
    for field, typed in slips.items():
        for text in typed:
            page.fill(field, text)
            page.get_by_role("button", name="Noter ces heures", exact=True).click()
            expect(page.locator(f"{field}-error")).to_be_visible()
            expect(page.locator(field)).to_have_value(text)
            expect(page.locator("#note")).to_have_value("Échelle prêtée 🪜")
        page.fill("#minutes", "2h")
    assert kept(live_server, team) == before
    assert all("422" in complaint for complaint in window.complaints)
    window.complaints.clear()


def test_a_week_is_filled_on_a_phone_and_adds_up_while_one_types(window: Window, live_server: LiveServer) -> None:
    team, page = a_team_at_work(live_server), window.open()
    let_in(page.context, live_server, team.token)
    page.goto(f"/saisons/{team.season_id}/heures/ma-semaine")
    total, cell = page.locator("output[data-total=week]"), page.locator(f"#c-2021-07-13-mission-{team.mission_id}")
    understood = {"2h30": "6\u00a0h\u00a030", "2,33": "6\u00a0h\u00a020", "150": "6\u00a0h\u00a030", ":": "4\u00a0h"}
    understood |= {
        "1 h 5 min": "5\u00a0h\u00a005",
        "45min": "4\u00a0h\u00a045",
        ",5": "4\u00a0h\u00a030",
        "24": "28\u00a0h",
    }
    for text, told in understood.items():
        cell.fill(text)
        expect(total).to_have_text(told)
    page.locator(".week__line").last.scroll_into_view_if_needed()
    for what_stays in (page.locator(".week__days"), page.get_by_role("button", name="Enregistrer"), total):
        expect(what_stays).to_be_in_viewport(ratio=1)
    cell.fill("2h")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".flash")).to_contain_text("2\u00a0h le mar. 13. La semaine compte 6\u00a0h.")
    page.get_by_role("button", name="Comme hier").click()
    expect(page.locator(".flash")).to_contain_text("1\u00a0h le mar. 13. La semaine compte 7\u00a0h.")
    mission = team.mission_id
    assert kept(live_server, team)[2:] == [("C01", 13, 60, 0), ("C01", 13, 120, mission)]


def test_the_pair_is_ticked_with_one_tap_and_a_grid_needs_no_script(window: Window, live_server: LiveServer) -> None:
    team, page = a_team_at_work(live_server), window.open()
    let_in(page.context, live_server, team.token)
    page.goto(f"/saisons/{team.season_id}/heures/noter")
    expect(page.locator("#team-hint")).to_have_text("Awa, Noé")
    page.fill("#minutes", "1,5")
    expect(page.get_by_text("Compris")).to_contain_text("1\u00a0h\u00a030")
    page.get_by_text("Toute l’équipe de la mission").click()
    expect(page.get_by_label("Noé")).to_be_checked()
    page.get_by_role("button", name="Noter ces heures", exact=True).click()
    plain = window.open(javascript=False)
    let_in(plain.context, live_server, team.token)
    plain.goto(f"/saisons/{team.season_id}/heures/ma-semaine")
    plain.fill(f"#c-2021-07-13-mission-{team.mission_id}", "")
    plain.get_by_role("button", name="Enregistrer").click()
    expect(plain.locator(".flash")).to_contain_text("C’est enregistré. La semaine compte 4\u00a0h.")
    assert kept(live_server, team)[-1] == ("C02", 13, 90, team.mission_id)
