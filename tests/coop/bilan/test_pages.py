"""The pages of the bilan: every figure leads to its records, and nobody is named outside the group."""

import datetime as dt
import html
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.bilan import actions, queries
from cjs_app.coop.bilan.figures import Figure, Kind
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_cooperant, a_season
from tests.people import awa, lena, maud, sign_in, stamped
from tests.statements import statements
from tests.summers import a_job, a_small_summer, the_golden_summer
from tests.visitors import Visitor


def visit(app: Flask, user: User, path: str) -> str:
    """Return a page as someone reads it."""
    answer = sign_in(Visitor(app), user).get(path)
    assert answer.status_code == 200, path
    return html.unescape(answer.text)


def address(season: Season, rest: str = "/bilan") -> str:
    """Return the address of a page of the bilan."""
    return f"/saisons/{season.id}{rest}"


def closed(season: Season) -> Season:
    """Return a season that is over, whatever is left to do in it."""
    season.status = Status.CLOSED
    return season


def links_of(text: str) -> dict[str, str]:
    """Return the links of a page that look like buttons, by what they say."""
    found = re.findall(r'<a class="button[^"]*" href="([^"]*)"[^>]*>.*?<span>([^<]*)</span></a>', text, re.DOTALL)
    return {label: url for url, label in found}


@pytest.mark.parametrize("person", [awa, maud, lena])
def test_everybody_reads_the_bilan_of_a_closed_summer(app: Flask, person: Callable[[Season], User]) -> None:
    season = closed(a_small_summer())
    text = visit(app, person(season), address(season))
    assert "99,00\u00a0€" in text
    assert text.count('<svg class="chart__drawing') == 6
    assert text.count("<desc>") == text.count("Voir les chiffres") == 6


def test_the_committee_reads_sums_of_enough_persons_until_the_summer_is_closed(app: Flask) -> None:
    season = a_small_summer()
    visitor = sign_in(Visitor(app), lena(season))
    for rest in ("/bilan.pdf", "/bilan.json", "/bilan/chiffres", "/bilan/chiffres/net"):
        answer = visitor.get(address(season, rest))
        assert (answer.status_code, answer.location) == (303, address(season))
    waiting = visitor.get(address(season)).text
    assert ("300,00" in waiting, f'href="{address(season, "/resume")}"' in waiting) == (False, True)
    assert "300,00" in visitor.get(address(closed(season))).text


def test_the_two_headcounts_are_always_there(app: Flask) -> None:
    season = a_small_summer()
    assert "3 au départ, 3 à la fin" in visit(app, awa(season), address(season))


def test_an_empty_summer_has_its_pages(app: Flask) -> None:
    season = a_season()
    user = maud(season)
    assert "Pas encore de facture émise" in visit(app, user, address(season))
    assert "%PDF" in sign_in(Visitor(app), user).get(address(season, "/bilan.pdf")).data[:8].decode()


def test_every_figure_has_its_own_page_with_its_formula(app: Flask) -> None:
    season = a_small_summer()
    user, document = awa(season), queries.document_of(season)
    assert len(document.figures) > 30
    for key in document.figures:
        text = visit(app, user, address(season, f"/bilan/chiffres/{key}"))
        assert document.written[key] in text
        assert document.formulas[key] in text


def test_a_figure_links_to_each_figure_of_its_formula(app: Flask) -> None:
    season = a_small_summer()
    text = visit(app, maud(season), address(season, "/bilan/chiffres/net"))
    for key in ("resources", "expenses", "deduction_1", "carried_over"):
        assert f'href="{address(season, f"/bilan/chiffres/{key}")}"' in text


def test_every_key_that_a_formula_names_is_a_figure(app: Flask) -> None:
    figures = queries.document_of(a_small_summer()).figures
    named = {name for figure in figures.values() for name in (*figure.inputs, figure.over) if name}
    assert named <= set(figures)


def counted(figure: Figure) -> bool:
    """Return whether a figure counts the records of its lists."""
    return figure.kind is Kind.COUNT and all(found.count is not None for found in figure.records)


def test_each_list_that_a_figure_opens_has_as_many_records_as_the_figure_says(app: Flask) -> None:
    season = the_golden_summer()
    visitor = sign_in(Visitor(app), maud(season))
    figures = [figure for figure in queries.document_of(season).figures.values() if counted(figure)]
    assert {"quotes_made", "missions_done", "invoices_issued", "cooperants_founded"} <= {one.key for one in figures}
    for figure in figures:
        page = visitor.get(address(season, f"/bilan/chiffres/{figure.key}")).text
        urls = [links_of(html.unescape(page))[found.invitation] for found in figure.records]
        totals = [records_in(visitor, url) for url in urls]
        assert totals == [found.count for found in figure.records], figure.key
        assert sum(totals) == figure.value


def records_in(visitor: FlaskClient, url: str) -> int:
    """Return how many records a list says it holds."""
    found = re.search(r'filter-bar__count">\s*(\d+)', visitor.get(url).text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("expenses", "20,00\u00a0€"),
        ("self_financing", "50,00\u00a0€"),
        ("minutes_formation", "2\u00a0h"),
        ("minutes_total", "8\u00a0h"),
        ("revenue_ht", "300,00\u00a0€"),
    ],
)
def test_a_list_that_adds_up_shows_the_very_sum(app: Flask, key: str, said: str) -> None:
    season = a_small_summer()
    user = maud(season)
    assert queries.document_of(season).written[key] == said
    [first, *_] = queries.document_of(season).figures[key].records
    url = links_of(visit(app, user, address(season, f"/bilan/chiffres/{key}")))[first.invitation]
    assert said in visit(app, user, url)


def test_the_committee_is_not_led_to_shut_doors(app: Flask) -> None:
    season = closed(a_small_summer())
    text = visit(app, lena(season), address(season, "/bilan/chiffres/missions_done"))
    assert "/missions" not in text
    assert "Les 2 missions réalisées." in text


def test_a_figure_that_is_none_is_not_found(app: Flask) -> None:
    season = a_season()
    visitor = sign_in(Visitor(app), awa(season))
    for key in ("inconnu", "deduction_1", "%00", "🎉", "x" * 10_000):
        assert visitor.get(address(season, f"/bilan/chiffres/{key}")).status_code == 404


def test_nobody_is_named_to_the_committee_on_any_page(app: Flask) -> None:
    season = a_small_summer()
    a_cooperant(season, "Zéphyrine-Témoin", last_name="Marque-Unique")
    user = lena(closed(season))
    keys = queries.document_of(season).figures
    for rest in ("/bilan", "/bilan.json", "/bilan/chiffres", *(f"/bilan/chiffres/{key}" for key in keys)):
        words = set(re.findall(r"\w+", visit(app, user, address(season, rest))))
        assert words & {"Zéphyrine", "Marque", "Unique", "Ilyes", "Awa", "Maud"} == set(), rest


def test_the_json_is_that_of_the_command_for_the_team(app: Flask) -> None:
    season = a_small_summer()
    answer = sign_in(Visitor(app), awa(season)).get(address(season, "/bilan.json"))
    assert (answer.mimetype, answer.text) == ("application/json", queries.as_json(season))


def test_the_json_of_the_committee_tells_how_shares_lie_and_no_share(app: Flask) -> None:
    season = closed(a_small_summer())
    record = sign_in(Visitor(app), lena(season)).get(address(season, "/bilan.json")).json
    assert "shares" not in record
    assert record["spread"] == {"count": 3, "total_cents": 29700, "lowest_cents": 9900, "highest_cents": 9900}


def test_a_cooperant_writes_a_text_and_reads_its_versions(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    visitor = sign_in(client, awa(season))
    for text in ("Premier jet.", "Nous étions douze.\n\nPuis onze."):
        answer = visitor.post(address(season, "/bilan/textes/portrait"), data={"text": text})
        assert (answer.status_code, answer.location) == (303, address(season, "/bilan#portrait"))
    assert "<p>Puis onze.</p>" in visitor.get(address(season)).text
    assert "Premier jet." in visitor.get(address(season, "/bilan/textes/portrait")).text


@pytest.mark.parametrize(
    ("typed", "said"), [("x" * 10_000, "6000 caractères au plus"), ("Merci Ilyes", "le nom de quelqu’un du groupe")]
)
def test_a_text_that_is_refused_comes_back(app: Flask, client: FlaskClient, typed: str, said: str) -> None:
    season = a_small_summer()
    answer = sign_in(client, awa(season)).post(address(season, "/bilan/textes/portrait"), data={"text": typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert typed in answer.text
    assert queries.texts_of(season) == {}


def test_what_is_written_is_never_read_as_html(app: Flask) -> None:
    season = a_season()
    actions.write_text(season, "portrait", "<script>alert(1)</script>", stamped())
    answer = sign_in(Visitor(app), awa(season)).get(address(season))
    assert "alert(1)" in answer.text
    assert "<script>alert" not in answer.text


def test_the_committee_writes_nothing_and_an_unknown_section_is_not_found(app: Flask) -> None:
    season = closed(a_season())
    assert sign_in(Visitor(app), lena(season)).get(address(season, "/bilan/textes/portrait")).status_code == 403
    season = a_season("Une autre")
    assert sign_in(Visitor(app), awa(season)).get(address(season, "/bilan/textes/poemes")).status_code == 404


def test_another_season_s_bilan_is_unknown(app: Flask) -> None:
    mine, other = a_season(), a_season("Ailleurs")
    visitor = sign_in(Visitor(app), lena(mine))
    for rest in ("/bilan", "/bilan.pdf", "/bilan.json", "/bilan/chiffres/net"):
        assert visitor.get(address(other, rest)).status_code == 404


def test_a_longer_summer_costs_no_more_statements(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    visitor = sign_in(client, awa(season))
    before = statements(visitor, address(season))
    neighbour = a_client(season, "Le voisin")
    for _ in range(5):
        a_cooperant(season)
        a_job(season, neighbour, 4000, dt.date(2021, 7, 21))
    assert statements(visitor, address(season)) == before <= 19


def test_one_is_written_without_the_s_of_many(app: Flask) -> None:
    season = a_season()
    a_job(season, a_client(season), 10000)
    document = queries.document_of(season)
    hints = [document.hint(key) for key in ("missions_done", "conversion_percent", "revenue_per_mission")]
    assert hints == ["pour 1 devis fait", "1 accepté sur 1", "÷ 1 mission"]
