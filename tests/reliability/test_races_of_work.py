"""Two people work in the same season at the same moment: one answer, one closing, one rule, no hour lost."""

from msgspec.structs import replace
from sqlalchemy import func, select

from cjs_app.access.models import User
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.models import Expense
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import actions as distribution
from cjs_app.coop.distribution.models import ClosingProposal, SeasonClosing
from cjs_app.coop.distribution.queries import print_of_records
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import QuoteDraft, Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.campaigns import rounds
from tests.people import A_DAY, a_person, stamped
from tests.reliability.crowds import copies, end_crowd, many_quotes, many_seasons
from tests.reliability.duels import REFUSED, WON, Duel, one_of_two
from tests.reliability.records import LINES, STAMP, a_cooperant, a_quote
from tests.reliability.scenarios.money import BALLOT, EXPENSE
from tests.reliability.scenarios.people import SHEET
from tests.reliability.scenarios.work import MUCH_LATER

ROUNDS, FEWER = rounds(500, 5000), rounds(25, 5000)
BOTH = (WON, WON)
CONFIRMER = "Qui confirme"


def season(key: int) -> Season:
    return db.session.get_one(Season, key)


def quote(key: int) -> Quote:
    return db.session.get_one(Quote, key)


def sent_quotes(wanted: int) -> list[int]:
    """Return the ids of many devis that wait for their answer."""
    place = a_season()
    return many_quotes(a_quote(place, a_client(place), Status.SENT), wanted)


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def accept(quote_id: int) -> None:
    missions.from_quote(quote(quote_id), STAMP)


def accept_first(pair: tuple[int, int]) -> None:
    accept(pair[0])


def accept_second(pair: tuple[int, int]) -> None:
    accept(pair[1])


def plan(_: int) -> None:
    key = db.session.scalars(select(Season.id)).one()
    missions.plan(season(key), MissionDraft("Tonte"), STAMP)


def mission_codes() -> list[str]:
    """Return the codes of all missions in the order of their numbers."""
    return sorted(db.session.scalars(select(Mission.code)), key=lambda code: int(code[1:]))


def in_pairs(keys: list[int]) -> list[tuple[int, int]]:
    return list(zip(keys[::2], keys[1::2], strict=True))


def refuse(quote_id: int) -> None:
    quotes.refuse(quote(quote_id), "Trop cher", STAMP)


def expire(quote_id: int) -> None:
    quotes.expire(quote(quote_id), MUCH_LATER)


def write(_: int) -> None:
    key = db.session.scalars(select(Season.id)).one()
    quotes.create(season(key), QuoteDraft(A_DAY, LINES, new_client=SHEET), STAMP)


def proposed_seasons(wanted: int) -> list[int]:
    """Return the ids of seasons that one person proposes to close; another one is there to confirm.

    The seasons share the same from the same: only the print of their records is each one's own.
    """
    first, *others = many_seasons(wanted)
    a_person(CONFIRMER)
    made = distribution.propose_closing(season(first), stamped(a_person("Qui propose")))
    copies(
        ClosingProposal,
        made.id,
        len(others),
        season_id=lambda rank: others[rank - 1],
        records=lambda rank: print_of_records(season(others[rank - 1])),
    )
    end_crowd()
    return [first, *others]


def close(season_id: int) -> None:
    other = db.session.scalars(select(User).where(User.display_name == CONFIRMER)).one()
    distribution.close(season(season_id), stamped(other))


def work(season_id: int) -> None:
    """Note two hours for the one person of a season, validated at once."""
    (key,) = db.session.scalars(select(Cooperant.id).where(Cooperant.season_id == season_id))
    entries = hours.declare(season(season_id), HoursDraft(A_DAY, 120, Nature.MISSION, [key]), STAMP)
    hours.validate(season(season_id), [entry.id for entry in entries], STAMP)


def spend(season_id: int) -> None:
    accounts.record_expense(season(season_id), EXPENSE, STAMP)


def work_thirteen_hours(cooperant_id: int) -> None:
    place = season(db.session.get_one(Cooperant, cooperant_id).season_id)
    hours.declare(place, HoursDraft(A_DAY, 13 * 60, Nature.MISSION, [cooperant_id]), STAMP)


OF_ONE_PERSON = replace(BALLOT, votes_for=1, abstentions=0)
"""What a group of one may vote: one person, one voice."""


def vote_equal(season_id: int) -> None:
    distribution.record_vote(season(season_id), replace(OF_ONE_PERSON, rule=Rule.EQUAL, wage_cents=1), STAMP)


def vote_by_hours(season_id: int) -> None:
    distribution.record_vote(season(season_id), OF_ONE_PERSON, STAMP)


def test_a_devis_accepted_twice_makes_one_mission(duel: Duel) -> None:
    assert one_of_two(duel(accept, accept, sent_quotes(ROUNDS)), ROUNDS)
    assert count(Mission) == ROUNDS


def test_two_devis_of_a_season_accepted_at_once_make_two_missions_of_different_codes(duel: Duel) -> None:
    pairs = in_pairs(sent_quotes(2 * FEWER))
    assert duel(accept_first, accept_second, pairs) == {BOTH: FEWER}
    assert mission_codes() == [f"M{rank:02}" for rank in range(1, 2 * FEWER + 1)]


def test_two_missions_planned_at_once_have_different_codes(duel: Duel) -> None:
    a_season()
    assert duel(plan, plan, range(FEWER)) == {BOTH: FEWER}
    assert mission_codes() == [f"M{rank:02}" for rank in range(1, 2 * FEWER + 1)]


def test_two_devis_for_new_clients_are_both_written(duel: Duel) -> None:
    a_season()
    assert duel(write, write, range(FEWER)) == {BOTH: FEWER}


def test_a_devis_accepted_and_refused_has_one_answer(duel: Duel) -> None:
    outcomes = duel(accept, refuse, sent_quotes(FEWER))
    assert one_of_two(outcomes, FEWER)
    assert count(Mission) == outcomes[WON, REFUSED]


def test_a_devis_that_is_accepted_as_it_expires_has_one_answer(duel: Duel) -> None:
    outcomes = duel(accept, expire, sent_quotes(FEWER))
    assert one_of_two(outcomes, FEWER)


def test_a_season_is_closed_once(duel: Duel) -> None:
    assert one_of_two(duel(close, close, proposed_seasons(ROUNDS)), ROUNDS)
    assert count(SeasonClosing) == ROUNDS


def test_an_hour_noted_while_the_season_closes_holds_it_back_or_is_refused(duel: Duel) -> None:
    outcomes = duel(work, close, proposed_seasons(ROUNDS))
    assert one_of_two(outcomes, ROUNDS), "an hour lets the proposal fall, or finds the season closed"
    assert min(outcomes[WON, REFUSED], outcomes[REFUSED, WON]) > 0
    assert count(HourEntry) == ROUNDS + outcomes[WON, REFUSED]
    assert count(SeasonClosing) == outcomes[REFUSED, WON]


def test_an_expense_noted_while_the_season_closes_holds_it_back_or_is_refused(duel: Duel) -> None:
    outcomes = duel(spend, close, proposed_seasons(FEWER))
    assert one_of_two(outcomes, FEWER)
    assert count(Expense) == outcomes[WON, REFUSED]


def test_two_people_who_note_thirteen_hours_for_a_third_do_not_both_succeed(duel: Duel) -> None:
    place = a_season()
    people = [a_cooperant(place, f"Personne {rank}").id for rank in range(FEWER)]
    assert one_of_two(duel(work_thirteen_hours, work_thirteen_hours, people), FEWER)


def test_of_two_votes_the_last_one_is_the_rule(duel: Duel) -> None:
    assert duel(vote_equal, vote_by_hours, many_seasons(FEWER)) == {BOTH: FEWER}
