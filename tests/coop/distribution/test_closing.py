"""When a season may be closed, and what is kept of it for ever."""

import json
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.closing import Check, checks, ensure_ready_to_close, inputs_as_record, replayed
from cjs_app.coop.distribution.domain import Deduction, Earnings, Settings, shares, waterfall
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

EARNINGS = Earnings(300_000, 20_000, 10_000, 6_000)
DEDUCTIONS = [
    Deduction(1, "Porteur", DeductionKind.PERCENT, percent=Decimal("10.5"), base=DeductionBase.BALANCE),
    Deduction(2, "Fonds", DeductionKind.PER_HOUR, amount_cents=25),
]
PERSONS = [
    Person("C01", True, Decimal("1.5"), {"mission": 3_000, "gestion": 60}, date(2021, 7, 6), date(2021, 8, 1)),
    Person("C02", False, Decimal(1), {}),
    Person("C03", True, Decimal(1), {"mission": 3_000}),
]
VOTED = Settings(
    Rule.MIXED, Decimal("25.5"), ("mission", "gestion"), 450, 1_000, Period(date(2021, 7, 5), date(2021, 8, 31))
)
KEPT = {
    "earnings": {
        "revenue_ht_cents": 300_000,
        "self_financing_cents": 20_000,
        "expenses_cents": 10_000,
        "mission_minutes": 6_000,
    },
    "deductions": [
        {
            "rank": 1,
            "label": "Porteur",
            "kind": "pourcentage",
            "percent": "10.5",
            "amount_cents": None,
            "base": "solde",
        },
        {"rank": 2, "label": "Fonds", "kind": "par_heure", "percent": None, "amount_cents": 25, "base": "ca_ht"},
    ],
    "persons": [
        {
            "code": "C01",
            "has_share": True,
            "coefficient": "1.5",
            "minutes_by_nature": {"gestion": 60, "mission": 3_000},
            "present_from": "2021-07-06",
            "present_to": "2021-08-01",
        },
        {
            "code": "C02",
            "has_share": False,
            "coefficient": "1",
            "minutes_by_nature": {},
            "present_from": None,
            "present_to": None,
        },
        {
            "code": "C03",
            "has_share": True,
            "coefficient": "1",
            "minutes_by_nature": {"mission": 3_000},
            "present_from": None,
            "present_to": None,
        },
    ],
    "settings": {
        "rule": "mixte",
        "equal_percent": "25.5",
        "natures": ["mission", "gestion"],
        "wage_cents": 450,
        "carried_over_cents": 1_000,
        "season": ["2021-07-05", "2021-08-31"],
    },
}


def plain(said: object) -> str:
    """Return a sentence with ordinary spaces."""
    return str(said).replace("\u00a0", " ")


def told(done: tuple[Check, ...]) -> list[tuple[str, str, bool, bool]]:
    """Return what a person reads of each thing to look at."""
    return [(one.subject, plain(one.told), one.is_done, one.blocks) for one in done]


# --------------------------------------------------------------------------------------------- ready to be closed
@pytest.mark.parametrize(
    ("hours", "drafts", "expenses", "said"),
    [
        (1, 0, 0, "Il reste 1 saisie d’heures à valider avant de clore."),
        (3, 2, 1, "Il reste 3 saisies d’heures à valider avant de clore."),
        (0, 2, 1, "Il reste 2 factures en brouillon : les émettre ou les abandonner avant de clore."),
        (0, 1, 0, "Il reste 1 facture en brouillon : l’émettre ou l’abandonner avant de clore."),
        (0, 0, 1, "Il reste 1 dépense à valider avant de clore."),
        (0, 0, 4, "Il reste 4 dépenses à valider avant de clore."),
    ],
)
def test_what_would_change_the_shares_must_be_finished_before(
    hours: int, drafts: int, expenses: int, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_ready_to_close(hours, drafts, expenses)
    assert plain(refused.value) == said


def test_a_season_in_which_all_is_finished_may_be_closed() -> None:
    ensure_ready_to_close(0, 0)


def test_a_finished_season_has_six_things_that_are_done() -> None:
    assert told(checks(0, 0, 0, 0, None)) == [
        ("hours", "Toutes les heures sont validées.", True, True),
        ("invoices", "Aucune facture en brouillon.", True, True),
        ("expenses", "Toutes les dépenses sont validées.", True, True),
        ("rule", "La règle de partage s’applique.", True, True),
        ("quotes", "Tous les devis ont une réponse.", True, False),
        ("missions", "Toutes les missions sont finies.", True, False),
    ]


def test_devis_and_missions_that_are_open_are_told_but_closing_does_not_wait_for_them() -> None:
    assert told(checks(4, 3, 2, 1, Refusal("Personne n’a de part."), 5)) == [
        ("hours", "Saisies d’heures à valider : 4.", False, True),
        ("invoices", "Factures en brouillon : 3.", False, True),
        ("expenses", "Dépenses à valider : 5.", False, True),
        ("rule", "Personne n’a de part.", False, True),
        ("quotes", "Devis pas finis ou sans réponse : 2.", False, False),
        ("missions", "Missions pas encore finies : 1.", False, False),
    ]


# ------------------------------------------------------------------------------------------------- kept for ever
def test_all_that_the_shares_were_computed_from_is_kept_as_plain_values() -> None:
    kept = inputs_as_record(EARNINGS, DEDUCTIONS, PERSONS, VOTED)
    assert json.loads(json.dumps(kept)) == KEPT
    assert list(kept["persons"][0]["minutes_by_nature"]) == ["gestion", "mission"]  # type: ignore[index]


def test_what_was_kept_gives_the_same_road_and_the_same_shares_years_later() -> None:
    road, distribution = replayed(KEPT)
    assert road == waterfall(EARNINGS, DEDUCTIONS, 1_000)
    assert distribution == shares(road.net_cents, PERSONS, VOTED)


def test_the_replayed_road_is_the_one_counted_by_hand() -> None:
    # 3 000 + 200 - 100 = 3 100; less 10.5 % of it, 325.50; less 100 h at 0.25, 25.00; less 10.00 kept.
    road, distribution = replayed(KEPT)
    assert [step.amount_cents for step in road.steps] == [300_000, 20_000, -10_000, -32_550, -2_500, -1_000]
    # Of 2 739.50, 25.5 % is equal: 349.29 and 349.28; 2 040.93 goes by 3 060 and 3 000 minutes: 1 030.57 and 1 010.36.
    assert [share.amount_cents for share in distribution.shares] == [137_986, 0, 135_964]


@pytest.mark.parametrize(
    ("rule", "parts"), [(Rule.PRESENCE, [87_019, 186_931]), (Rule.INVOLVEMENT, [164_370, 109_580])]
)
def test_arrivals_and_coefficients_are_kept_too(rule: Rule, parts: list[int]) -> None:
    kept = KEPT | {"settings": KEPT["settings"] | {"rule": rule.value}}  # type: ignore[operator]
    _, distribution = replayed(kept)
    assert [share.amount_cents for share in distribution.shares if share.portions] == parts


def test_the_hourly_wage_is_kept_too() -> None:
    kept = KEPT | {"settings": KEPT["settings"] | {"rule": "salaire_ristourne"}}  # type: ignore[operator]
    _, distribution = replayed(kept)
    assert [share.lines[0].amount_cents for share in distribution.shares if share.portions] == [22_500, 22_500]


def test_a_coefficient_never_makes_a_share_inexact() -> None:
    team = [Person(code, True, Decimal(weight), {}) for code, weight in (("C01", "0.3333"), ("C02", "0.6667"))]
    shared = shares(9_999_999_999, team, replace(VOTED, rule=Rule.INVOLVEMENT)).shares
    assert repr([share.amount_cents for share in shared]) == "[3333000000, 6666999999]"
    assert repr([share.portions[0].weight for share in shared]) == "[3333, 6667]"
