"""The menu stands in one order and leads only to doors that open."""

import re

import pytest
from flask import Flask, g

from cjs_app.plumbing import navigation
from cjs_app.plumbing.navigation import bottom_bar, drawn_menu, menu
from tests.builders import a_season


def labels(app: Flask, role: str) -> tuple[list[str], list[str]]:
    """Return the labels of the menu and of the phone's bar, for a role in a season."""
    season = a_season()
    with app.test_request_context():
        g.season, g.role = season, role
        return [link.label for link in menu()], [link.label for link in bottom_bar(menu())]


def test_each_group_stands_once_in_the_menu(app: Flask) -> None:
    season = a_season()
    with app.test_request_context():
        g.season, g.role = season, "facilitator"
        groups = [link.group for link in menu()]
    assert list(dict.fromkeys(groups)) == [group for place, group in enumerate(groups) if group not in groups[:place]]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_the_committee_s_menu_has_no_work_in_it(app: Flask) -> None:
    menu_labels, _bar = labels(app, "committee")
    assert "Bilan" in menu_labels
    assert not {"Devis", "Heures", "Factures", "Clients"} & set(menu_labels)


def test_a_cooperant_s_phone_shows_devis_missions_and_hours(app: Flask) -> None:
    assert set(labels(app, "cooperant")[1]) >= {"Devis", "Missions", "Heures"}


def test_the_committee_s_phone_leads_to_what_it_reads(app: Flask) -> None:
    assert set(labels(app, "committee")[1]) >= {"Partage", "La saison", "L’été en une page"}


def test_a_menu_is_drawn_once_for_those_who_have_a_role_and_again_for_another_season(app: Flask) -> None:
    first, second = a_season(), a_season("La Sœur", siren="552100554")
    drawn = []
    for season, role in ((first, "facilitator"), (first, "facilitator"), (first, "cooperant"), (second, "facilitator")):
        with app.test_request_context(f"/saisons/{season.id}/devis"):
            g.season, g.role = season, role
            drawn.append(drawn_menu())
    assert drawn[0] is drawn[1]
    assert len({menu.whole for menu in drawn}) == 3
    assert f'href="/saisons/{second.id}/devis" aria-current="page"' in drawn[3].whole


def test_only_so_many_drawn_menus_are_remembered(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "MOST_DRAWN", 2)
    app.extensions["drawn_menus"].clear()
    season = a_season()
    for page in ("devis", "missions", "heures", "factures", "clients"):
        with app.test_request_context(f"/saisons/{season.id}/{page}"):
            g.season, g.role = season, "facilitator"
            drawn_menu()
    assert len(app.extensions["drawn_menus"]) <= 2


def test_the_bar_calls_an_entry_by_its_short_name_and_reads_it_aloud_whole(app: Flask) -> None:
    season = a_season()
    with app.test_request_context(f"/saisons/{season.id}/devis"):
        g.season, g.role = season, "committee"
        drawn = drawn_menu()
    assert re.search(r'aria-label="L’été en une page">.*?<span>L’été</span>', drawn.bar)
    assert "<span>L’été en une page</span>" in drawn.whole


def test_a_name_of_the_bar_fits_on_one_line_and_is_made_of_words_of_the_whole_one(app: Flask) -> None:
    entries = app.config["MENU"].values()
    assert [one.label for one in entries if one.main and len(one.short or one.label) > len("Événements")] == []
    assert [one.label for one in entries if one.short.casefold() not in one.label.casefold()] == []
