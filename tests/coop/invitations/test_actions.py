"""Inviting, coming in, giving a new key: once, for a while, and no further than one's own rights."""

import threading
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access import keys, queries
from cjs_app.access.domain import Role
from cjs_app.access.limits import Way
from cjs_app.access.models import User
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invitations import actions
from cjs_app.coop.invitations import queries as invitations
from cjs_app.coop.invitations.actions import Guest, NewInvitation
from cjs_app.coop.invitations.domain import State, state_of
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import SeasonRole
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests import databases
from tests.access.test_second_factor import later
from tests.builders import a_cooperant, a_season
from tests.people import awa, maud, pierre, stamped

GUEST = Guest("Noé", "noe", "quatre autres mots ici")
NOON = stamped().at


def accepted(new: NewInvitation, guest: Guest = GUEST, seconds: int = 0) -> object:
    """Accept an invitation."""
    way = new.invitation.way
    return actions.accept(keys.hash_for(way, new.secret), guest, later(seconds), Visit())


def test_a_guest_gets_an_account_a_role_and_their_own_sheet(each_app: Flask) -> None:
    cooperant = a_cooperant(a_season())
    came_in = accepted(actions.invite_cooperant(cooperant, Way.LINK, Role.FACILITATOR, stamped()))
    assert isinstance(came_in, CameIn)
    role = db.session.scalars(select(SeasonRole).where(SeasonRole.user_id == came_in.user.id)).one()
    assert (role.role, role.season_id, cooperant.user_id) == (Role.COOPERANT, cooperant.season_id, came_in.user.id)
    assert (came_in.user.email, came_in.user.display_name) == ("", "Noé")


def test_an_invitation_serves_once(app: Flask) -> None:
    new = actions.invite_cooperant(a_cooperant(a_season()), Way.LINK, Role.FACILITATOR, stamped())
    accepted(new)
    with pytest.raises(Refusal, match="ne sert plus"):
        accepted(new, Guest("Eve", "eve", "kobrax tulimef vandori"))


@pytest.mark.parametrize(("way", "seconds"), [(Way.LINK, 604_800), (Way.CODE, 1_800)])
def test_an_invitation_lives_to_the_second_of_its_limit(app: Flask, way: Way, seconds: int) -> None:
    new = actions.invite_cooperant(a_cooperant(a_season()), way, Role.FACILITATOR, stamped())
    kept = keys.hash_for(way, new.secret)
    assert invitations.find_usable(kept, later(seconds).at) is new.invitation
    assert invitations.find_usable(kept, later(seconds + 1).at) is None


def test_another_invitation_of_the_same_person_voids_the_first(app: Flask) -> None:
    cooperant = a_cooperant(a_season())
    first = actions.invite_cooperant(cooperant, Way.LINK, Role.FACILITATOR, stamped())
    actions.invite_cooperant(cooperant, Way.CODE, Role.FACILITATOR, stamped())
    with pytest.raises(Refusal, match="ne sert plus"):
        accepted(first)


def test_a_revoked_invitation_opens_nothing(app: Flask) -> None:
    new = actions.invite_cooperant(a_cooperant(a_season()), Way.LINK, Role.FACILITATOR, stamped())
    actions.revoke(new.invitation, stamped())
    with pytest.raises(Refusal):
        accepted(new)


def test_twenty_wrong_codes_void_a_code_and_leave_links_alone(app: Flask) -> None:
    season = a_season()
    code = actions.invite_cooperant(a_cooperant(season), Way.CODE, Role.FACILITATOR, stamped())
    link = actions.invite_cooperant(a_cooperant(season, "Awa"), Way.LINK, Role.FACILITATOR, stamped())
    for _ in range(20):
        actions.note_wrong_code(stamped())
    db.session.expire_all()
    states = [invitations.where_stands(new.invitation, NOON) for new in (code, link)]
    assert states == [State.EXPIRED, State.WAITING]


def test_secrets_are_kept_as_hashes_and_links_have_256_bits(app: Flask) -> None:
    season = a_season()
    made = [
        actions.invite_cooperant(a_cooperant(season, name), way, Role.FACILITATOR, stamped())
        for name, way in (("Awa", Way.LINK), ("Noé", Way.CODE))
    ]
    kept = " ".join(db.session.scalars(select(Invitation.token_hash)))
    assert not [new for new in made if new.secret in kept]
    assert [len(new.secret) for new in made] == [43, 6]


def test_nobody_invites_beyond_their_own_rights(app: Flask) -> None:
    season = a_season()
    for role in (Role.COORDINATION, Role.ACCOUNTANT):
        with pytest.raises(Refusal, match="Seule la coordination"):
            actions.invite_adult(season, "Léna", role, Way.LINK, Role.FACILITATOR, stamped())
    assert actions.invite_adult(season, "Léna", Role.ACCOUNTANT, Way.LINK, Role.COORDINATION, stamped())


def test_a_cooperant_is_never_asked_for_an_address(app: Flask) -> None:
    with pytest.raises(Refusal, match="aucune adresse"):
        actions.invite_cooperant(a_cooperant(a_season()), Way.MAIL, Role.FACILITATOR, stamped())


def test_a_closed_season_invites_nobody_and_takes_nobody_in(app: Flask) -> None:
    season = a_season()
    new = actions.invite_cooperant(a_cooperant(season), Way.LINK, Role.FACILITATOR, stamped())
    season.status = Status.CLOSED
    db.session.flush()
    with pytest.raises(Refusal, match="close"):
        accepted(new)
    with pytest.raises(Refusal, match="close"):
        actions.invite_adult(season, "Léna", Role.COMMITTEE, Way.LINK, Role.COORDINATION, stamped())


def test_a_passphrase_made_of_the_summer_s_names_is_refused_and_the_invitation_stays(app: Flask) -> None:
    season = a_season()
    a_cooperant(season, "Maëlle")
    new = actions.invite_cooperant(a_cooperant(season), Way.LINK, Role.FACILITATOR, stamped())
    with pytest.raises(Refusal, match="se devine"):
        accepted(new, Guest("Noé", "noe", "Coop’Avenir Maëlle 2021"))
    assert isinstance(accepted(new), CameIn)


def test_someone_who_was_there_last_summer_joins_with_the_account_they_have(app: Flask) -> None:
    season = a_season(year=2022, name="Coop’Avenir")
    user = access.open_account("noe", "Noé", GUEST.passphrase, stamped())
    seasons.give_role(a_season(), user.id, Role.COOPERANT, stamped())
    cooperant = a_cooperant(season)
    new = actions.invite_cooperant(cooperant, Way.LINK, Role.FACILITATOR, stamped())
    assert actions.join(keys.hash_for(Way.LINK, new.secret), user, stamped(user)) is season
    assert cooperant.user_id == user.id


def test_an_invitation_never_takes_a_greater_role_away(app: Flask) -> None:
    season = a_season()
    animator = maud(season)
    new = actions.invite_cooperant(a_cooperant(season), Way.LINK, Role.FACILITATOR, stamped())
    with pytest.raises(Refusal, match="autre rôle"):
        actions.join(keys.hash_for(Way.LINK, new.secret), animator, stamped(animator))


def linked(user: User, cooperant: Cooperant) -> Cooperant:
    """Return a cooperant tied to an account."""
    cooperant.user_id = user.id
    db.session.flush()
    return cooperant


def test_an_animatrice_gives_a_key_to_a_cooperant_and_to_nobody_who_may_do_more(app: Flask) -> None:
    season, other = a_season(), a_season("Job’co")
    user = awa(season)
    cooperant = linked(user, a_cooperant(season, "Awa"))
    assert actions.give_key(cooperant, Way.CODE, Role.FACILITATOR, stamped()).key.user_id == user.id
    seasons.give_role(other, user.id, Role.FACILITATOR, stamped())
    with pytest.raises(Refusal, match="rôle d’adulte"):
        actions.give_key(cooperant, Way.CODE, Role.FACILITATOR, stamped())
    assert actions.give_key(cooperant, Way.CODE, Role.COORDINATION, stamped(pierre()))


def test_nobody_gives_a_key_to_oneself(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    with pytest.raises(Refusal, match="Personne ne se donne"):
        actions.give_key(linked(user, a_cooperant(season, "Awa")), Way.LINK, Role.FACILITATOR, stamped(user))


def test_a_name_of_an_expected_adult_is_forgotten_once_they_came(app: Flask) -> None:
    new = actions.invite_adult(a_season(), "Léna Le Goff", Role.COMMITTEE, Way.LINK, Role.FACILITATOR, stamped())
    accepted(new, Guest("Léna", "lena", "kobrax tulimef vandori"))
    assert new.invitation.name == ""


def test_where_an_invitation_stands_is_one_word() -> None:
    assert state_of(NOON, NOON, NOON, 0, NOON) is State.ACCEPTED
    assert state_of(None, NOON, NOON, 0, NOON) is State.REVOKED
    assert state_of(None, None, NOON, 19, NOON) is State.WAITING
    assert state_of(None, None, NOON, 20, NOON) is State.EXPIRED
    assert state_of(None, None, NOON, 0, later(1).at) is State.EXPIRED


def test_of_two_guests_who_accept_at_once_one_gets_in(database_url: str, receipts: Path) -> None:
    app = databases.make_app(database_url, receipts)
    with app.app_context():
        new = actions.invite_cooperant(a_cooperant(a_season()), Way.LINK, Role.FACILITATOR, stamped())
        db.session.commit()
        kept = keys.hash_for(Way.LINK, new.secret)
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def come(login: str) -> None:
        with app.app_context():
            start.wait()
            try:
                actions.accept(kept, Guest(login, login, "kobrax tulimef vandori"), stamped(), Visit())
                db.session.commit()
                outcomes.append("in")
            except Refusal:
                db.session.rollback()
                outcomes.append("out")

    threads = [threading.Thread(target=come, args=(login,)) for login in ("noe", "eve")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert sorted(outcomes) == ["in", "out"]
        assert len(queries.all_users()) == 1
        db.session.remove()
        db.engine.dispose()
