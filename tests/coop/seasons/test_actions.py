"""Creating, setting up and moving seasons."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from flask import Flask

from cjs_app.access.domain import Role
from cjs_app.coop.seasons import actions, carriers, guards, queries, roles, series
from cjs_app.coop.seasons.domain import (
    CLOSING,
    OPENING,
    CarrierSettings,
    SeasonSettings,
    Seat,
    Status,
    TvaRegime,
)
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.people import a_person, awa, maud, pierre, stamped

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
SHORTER = Period(dt.date(2021, 7, 12), dt.date(2021, 8, 31))


@pytest.fixture
def objections() -> Iterator[list[guards.Guard]]:
    """What other rooms object, taken back after the test."""
    kept = [*guards._guards]
    yield guards._guards
    guards._guards[:] = kept


def test_two_seasons_of_a_year_never_share_a_name(app: Flask) -> None:
    a_season("Coop’Avenir", 2021)
    a_season("Coop’Avenir", 2022)
    with pytest.raises(Refusal, match="porte déjà ce nom") as refused:
        a_season("COOP'AVENIR", 2021)
    assert refused.value.field == "name"


def test_a_carrier_is_known_again_by_its_siren(app: Flask) -> None:
    first = actions.carrier_for(CarrierSettings("Le CRIC", "732 829 320"), "EUR")
    again = actions.carrier_for(CarrierSettings("CRIC Bretagne", "732829320", city="Rennes"), "EUR")
    assert (again.id, again.name, again.city) == (first.id, "Le CRIC", "Rennes")


@pytest.mark.parametrize(("siren", "iban", "field"), [("732829321", "", "carrier_siren"), ("", "FR76", "carrier_iban")])
def test_a_wrong_number_of_the_carrier_is_refused_at_its_field(app: Flask, siren: str, iban: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.carrier_for(CarrierSettings("Le CRIC", siren, iban=iban), "EUR")
    assert refused.value.field == field


def test_another_country_s_carrier_keeps_its_number(app: Flask) -> None:
    assert actions.carrier_for(CarrierSettings("Coop Granby", "1142345678"), "CAD").siren == "1142345678"


def test_a_vat_regime_counts_from_its_day_on(app: Flask) -> None:
    season = a_season()
    carriers.give_tva_regime(season, TvaRegime.FRANCHISE, dt.date(2021, 8, 1), stamped())
    assert queries.tva_regime_on(season.carrier_id, dt.date(2021, 7, 31)) is TvaRegime.LIABLE
    assert queries.tva_regime_on(season.carrier_id, dt.date(2021, 8, 1)) is TvaRegime.FRANCHISE


@pytest.mark.parametrize("prices", [[], ["Garde", "Tonte"]])
def test_the_price_list_is_read_with_the_regime_of_the_day(each_app: Flask, prices: list[str]) -> None:
    season, august = a_season(), dt.date(2021, 8, 1)
    carriers.give_tva_regime(season, TvaRegime.FRANCHISE, august, stamped())
    for label in prices:
        actions.add_price(season, label, "heure", 1250, Decimal(20), stamped())
    for day in (dt.date(2021, 1, 1), dt.date(2021, 7, 31), august):
        found, regime = queries.prices_and_regime(season, day)
        assert [price.label for price in found] == prices
        assert regime is queries.tva_regime_on(season.carrier_id, day)


def test_a_vat_regime_given_twice_the_same_day_is_corrected(app: Flask) -> None:
    season = a_season()
    for regime in (TvaRegime.FRANCHISE, TvaRegime.EXEMPT):
        carriers.give_tva_regime(season, regime, dt.date(2021, 8, 1), stamped())
    assert [row.regime for row in queries.tva_regimes_of(season.carrier_id)] == [TvaRegime.EXEMPT, TvaRegime.LIABLE]


def test_the_sheet_of_a_carrier_is_corrected_for_all_its_seasons(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    carriers.correct(ours, CarrierSettings("Le CRIC", "732829320", city="Rennes"), stamped())
    assert (theirs.carrier.name, theirs.carrier.city) == ("Le CRIC", "Rennes")


def test_two_carriers_never_share_a_siren(app: Flask) -> None:
    season = a_season(carrier="Sans numéro", siren="")
    a_season("Job’co")
    with pytest.raises(Refusal, match="autre porteur"):
        carriers.correct(season, CarrierSettings("Sans numéro", "732829320"), stamped())


def test_settings_change_until_the_season_is_closed(app: Flask) -> None:
    season = a_season()
    actions.set_up(season, SeasonSettings("Job’co", 2021, SHORTER, "Fougères"), stamped())
    assert (season.name, season.folded_name, season.start_day) == ("Job’co", "job'co", dt.date(2021, 7, 12))
    season.status = Status.CLOSED
    db.session.flush()
    with pytest.raises(Refusal, match="close"):
        actions.set_up(season, SeasonSettings("Autre", 2021, SHORTER), stamped())


def test_new_dates_wait_for_the_word_of_the_rooms_that_keep_hours(app: Flask, objections: list[guards.Guard]) -> None:
    def hours_stay_inside(season: Season, period: Period, currency: str) -> None:
        if period.start > season.start_day:
            raise Refusal("Des heures tomberaient hors de la saison.")

    guards.guard_settings_with(hours_stay_inside)
    season = a_season()
    actions.set_up(season, SeasonSettings("Job’co", 2021, SUMMER), stamped())
    with pytest.raises(Refusal, match="hors de la saison"):
        actions.set_up(season, SeasonSettings("Job’co", 2021, SHORTER), stamped())
    assert season.start_day == dt.date(2021, 7, 5)


def test_the_currency_too_waits_for_their_word(app: Flask, objections: list[guards.Guard]) -> None:
    def documents_keep_their_currency(season: Season, period: Period, currency: str) -> None:
        if currency != season.currency:
            raise Refusal("Des factures existent déjà en euros.")

    guards.guard_settings_with(documents_keep_their_currency)
    season = a_season()
    with pytest.raises(Refusal, match="en euros"):
        actions.set_up(season, SeasonSettings("Job’co", 2021, SUMMER, currency="CAD"), stamped())


def test_each_kind_of_document_has_its_own_numbers(app: Flask) -> None:
    season = a_season()
    actions.set_templates(season, "D-AAAA-###", "F-AAAA-####", "A-AAAA-####", stamped())
    assert season.invoice_template == "F-AAAA-####"
    with pytest.raises(Refusal, match="trois modèles différents"):
        actions.set_templates(season, "F-AAAA-###", "F-AAAA-###", "A-AAAA-####", stamped())


def test_numbers_follow_one_another_by_carrier_template_and_year(each_app: Flask) -> None:
    season = a_season()
    taken = [series.next_number(season.carrier_id, "F-AAAA-####", year)[1:] for year in (2021, 2021, 2022)]
    assert taken == [(1, "F-2021-0001"), (2, "F-2021-0002"), (1, "F-2022-0001")]
    assert series.next_number(season.carrier_id, "D-AAAA-###", 2021)[2] == "D-2021-001"


def test_a_number_taken_in_vain_is_given_back(each_app: Flask) -> None:
    carrier_id = a_season().carrier_id
    db.session.commit()
    series.next_number(carrier_id, "F-####", 2021)
    db.session.rollback()
    assert series.next_number(carrier_id, "F-####", 2021)[1] == 1


def test_numbers_continue_after_those_brought_from_elsewhere(each_app: Flask) -> None:
    carrier_id = a_season().carrier_id
    for rank in (29, 12):
        series.raise_series(carrier_id, "F-####", 2021, rank)
    assert series.next_number(carrier_id, "F-####", 2021)[2] == "F-0030"


def test_a_season_moves_only_through_its_doors(each_app: Flask) -> None:
    season = a_season(status=Status.PREPARATION)
    with pytest.raises(Refusal, match="Commencer d’abord la clôture"):
        actions.move(season, CLOSING, stamped())
    actions.move(season, OPENING, stamped())
    assert season.status is Status.OPEN


def test_next_summer_takes_the_settings_and_leaves_the_people(app: Flask) -> None:
    season = a_season()
    actions.add_price(season, "Tonte", "heure", 1250, Decimal(20), stamped())
    actions.add_seat(season, "Mission locale", Seat.YOUTH_SPONSOR, stamped())
    actions.add_facilitator(season, "Maud", "", stamped())
    maud(season)
    new = actions.clone(season, "Coop’Avenir", 2022, stamped())
    assert (new.start_day, new.end_day, new.status) == (dt.date(2022, 7, 5), dt.date(2022, 8, 31), Status.PREPARATION)
    assert [(price.label, price.unit_price_cents) for price in queries.prices_of(new)] == [("Tonte", 1250)]
    assert [seat.organisation for seat in queries.committee_of(new)] == ["Mission locale"]
    assert (new.invoice_template, queries.facilitators_of(new), queries.accounts_of(new)) == ("VIT-F-AAAA-####", [], [])


def test_who_coordinates_one_season_coordinates_the_next(app: Flask) -> None:
    season = a_season()
    actions.give_role(season, a_person("Solène").id, Role.COORDINATION, stamped())
    new = actions.clone(season, "Coop’Avenir", 2022, stamped())
    assert [(user.display_name, given.role) for given, user in queries.accounts_of(new)] == [
        ("Solène", Role.COORDINATION)
    ]


def test_what_is_removed_from_the_settings_leaves_the_lists(app: Flask) -> None:
    season = a_season()
    price = actions.add_price(season, "Tonte", "heure", 1250, Decimal(20), stamped())
    seat = actions.add_seat(season, "Mission locale", Seat.MEMBER, stamped())
    facilitator = actions.add_facilitator(season, "Maud", "", stamped())
    actions.remove_price(price, stamped())
    actions.remove_seat(seat, stamped())
    actions.remove_facilitator(facilitator, stamped())
    assert [*queries.prices_of(season), *queries.committee_of(season), *queries.facilitators_of(season)] == []


def test_an_account_is_let_in_and_out(app: Flask) -> None:
    season, animatrice = a_season(), a_person("Maud")
    tom = a_person("Tom")
    roles.let_in(season, "TOM", Role.COOPERANT, Role.FACILITATOR, stamped(animatrice))
    assert queries.season_and_role(season.id, tom)[1] == "cooperant"
    roles.revoke(queries.accounts_of(season)[0][0], Role.FACILITATOR, stamped(animatrice))
    assert queries.season_and_role(season.id, tom)[1] is None


def test_a_facilitator_neither_gives_nor_takes_back_coordination(app: Flask) -> None:
    season, solene = a_season(), a_person("Solène")
    actions.give_role(season, solene.id, Role.COORDINATION, stamped())
    given = queries.accounts_of(season)[0][0]
    for gesture in (
        lambda: roles.let_in(season, "tom", Role.COORDINATION, Role.FACILITATOR, stamped(a_person("Tom"))),
        lambda: roles.revoke(given, Role.FACILITATOR, stamped()),
    ):
        with pytest.raises(Refusal, match="Seule la coordination"):
            gesture()


def test_nobody_changes_their_own_access(app: Flask) -> None:
    season = a_season()
    animatrice = maud(season)
    with pytest.raises(Refusal, match="propre accès"):
        roles.revoke(queries.accounts_of(season)[0][0], Role.FACILITATOR, stamped(animatrice))
    with pytest.raises(Refusal, match="propre accès"):
        roles.let_in(season, "maud", Role.COOPERANT, Role.FACILITATOR, stamped(animatrice))


def test_access_to_a_closed_season_can_still_be_taken_back(app: Flask) -> None:
    season = a_season(status=Status.CLOSED)
    cooperant = awa(season)
    roles.revoke(queries.accounts_of(season)[0][0], Role.COORDINATION, stamped(pierre()))
    assert queries.seasons_of(cooperant) == []


def test_a_name_shared_by_two_years_asks_for_the_year(app: Flask) -> None:
    first, second = a_season("Job’co", 2020), a_season("Job’co", 2021)
    assert queries.find_season_by_name("job'co/2020") is first
    assert queries.find_season_by_name("JOB’CO / 2021") is second
    with pytest.raises(Refusal, match="préciser l’année"):
        queries.find_season_by_name("Job’co")
    assert queries.find_season_by_name("Ailleurs") is None


def test_a_name_that_ends_like_a_year_is_tried_whole_first(app: Flask) -> None:
    named_so, plain = a_season("Été/2020", 2020), a_season("Hiver", 2021)
    assert queries.find_season_by_name("ete/2020") is named_so
    assert queries.find_season_by_name("ete/2020/2020") is named_so
    assert queries.find_season_by_name("hiver/2021") is plain
    assert queries.find_season_by_name("hiver/" + "9" * 5000) is None
