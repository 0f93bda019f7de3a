"""Gestures at the door: proofs, keys, devices, invitations."""

from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access import keys, passkeys, second_factor, sessions
from cjs_app.access.domain import Role
from cjs_app.access.limits import Way
from cjs_app.access.models import Session, User
from cjs_app.access.sessions import Visit
from cjs_app.coop.invitations import actions as invitations
from cjs_app.coop.invitations.actions import Guest
from cjs_app.coop.invitations.models import Invitation
from cjs_app.plumbing.database import db
from tests.access.phones import ORIGIN, Authenticator, shown, with_double_key
from tests.access.test_second_factor import later
from tests.builders import a_cooperant, a_season
from tests.people import a_person
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of
from tests.reliability.scenarios.seasons import PASSPHRASE

ANOTHER = "quatre loutres mangent deux crêpes"
GUEST = Guest("Noé", "noe", PASSPHRASE)


def yann() -> User:
    """Return an account with a passphrase and an open session."""
    user = access.open_account("Yann", "Yann", PASSPHRASE, STAMP)
    access.open_session(user, STAMP)
    return user


def session() -> Session:
    """Return the first session."""
    return db.session.scalars(select(Session).order_by(Session.id)).first()  # type: ignore[return-value]


def with_phone() -> tuple[User, list[str]]:
    """Return an account with a second proof, and its recovery codes."""
    user = yann()
    return user, with_double_key(user, session(), STAMP)


def asked() -> str:
    """Return the second question of the account."""
    answer = access.sign_in("Yann", PASSPHRASE, later(60))
    assert isinstance(answer, access.ProofAsked)
    return answer.token


def on_a_server_with_an_address() -> None:
    """Let passkeys work."""
    passkeys.current_app.config["CJS_URL"] = ORIGIN


@scenario_of(access.let_in)
def let_in() -> Gesture:
    user = yann()
    return lambda: access.let_in(again(user), STAMP, Visit())


@scenario_of(access.ensure_passphrase)
def ensure_passphrase() -> Gesture:
    user = yann()
    return lambda: access.ensure_passphrase(again(user), PASSPHRASE, STAMP)


@scenario_of(access.give_passphrase)
def give_passphrase() -> Gesture:
    user = yann()
    keys.make(user, Way.LINK, STAMP)
    return lambda: access.give_passphrase(again(user), ANOTHER, STAMP)


@scenario_of(access.set_email)
def set_email() -> Gesture:
    user = yann()
    return lambda: access.set_email(again(user), "yann@coop.example", STAMP)


@scenario_of(access.disable)
def disable() -> Gesture:
    user = yann()
    return lambda: access.disable(again(user), STAMP)


@scenario_of(access.enable)
def enable() -> Gesture:
    user = yann()
    access.disable(user, STAMP)
    return lambda: access.enable(again(user), STAMP)


@scenario_of(sessions.come_in)
def come_in() -> Gesture:
    user = yann()
    return lambda: sessions.come_in(again(user), STAMP, Visit(), strong=False)


@scenario_of(sessions.renew)
def renew() -> Gesture:
    yann()
    return lambda: sessions.renew(session(), later(60))


@scenario_of(sessions.end)
def end() -> Gesture:
    yann()
    return lambda: sessions.end(session(), STAMP)


@scenario_of(sessions.end_all)
def end_all() -> Gesture:
    user = yann()
    return lambda: sessions.end_all(again(user).id, STAMP)


@scenario_of(second_factor.begin)
def begin() -> Gesture:
    user = yann()
    return lambda: second_factor.begin(again(user), STAMP)


@scenario_of(second_factor.confirm)
def confirm() -> Gesture:
    user = yann()
    second_factor.begin(user, STAMP)
    code = shown(user, STAMP)
    return lambda: second_factor.confirm(again(user), code, STAMP, session())


@scenario_of(second_factor.new_recovery_codes)
def new_recovery_codes() -> Gesture:
    user, _ = with_phone()
    return lambda: second_factor.new_recovery_codes(again(user), STAMP)


@scenario_of(second_factor.prove)
def prove() -> Gesture:
    user, _ = with_phone()
    token, code = asked(), shown(user, later(60))
    return lambda: second_factor.prove(token, code, later(60), Visit())


@scenario_of(second_factor.uses_code)
def uses_code() -> Gesture:
    user, _ = with_phone()
    code = shown(user, later(60))
    return lambda: second_factor.uses_code(again(user).id, code, later(60))


@scenario_of(second_factor.uses_recovery_code)
def uses_recovery_code() -> Gesture:
    user, codes = with_phone()
    return lambda: second_factor.uses_recovery_code(again(user), codes[0], later(60))


@scenario_of(second_factor.remove)
def remove_second_factor() -> Gesture:
    user, _ = with_phone()
    code = shown(user, later(60))
    return lambda: second_factor.remove(again(user), PASSPHRASE, code, later(60), session())


@scenario_of(second_factor.rescue)
def rescue() -> Gesture:
    user, _ = with_phone()
    helper = a_person("Pierre", None, Role.COORDINATION)
    return lambda: second_factor.rescue(again(user), later(60, again(helper)))


@scenario_of(keys.make)
def make_key() -> Gesture:
    user = yann()
    keys.make(user, Way.CODE, STAMP)
    return lambda: keys.make(again(user), Way.LINK, STAMP)


@scenario_of(keys.use)
def use_key() -> Gesture:
    kept = keys.hash_for(Way.LINK, keys.make(yann(), Way.LINK, STAMP).secret)
    return lambda: keys.use(kept, ANOTHER, STAMP, Visit())


@scenario_of(passkeys.question_for_new)
def question_for_new() -> Gesture:
    on_a_server_with_an_address()
    user = yann()
    return lambda: passkeys.question_for_new(again(user), STAMP)


@scenario_of(passkeys.question_to_enter)
def question_to_enter() -> Gesture:
    on_a_server_with_an_address()
    yann()
    return lambda: passkeys.question_to_enter(STAMP)


@scenario_of(passkeys.add)
def add_passkey() -> Gesture:
    on_a_server_with_an_address()
    user = yann()
    token, question = passkeys.question_for_new(user, STAMP)
    answer = Authenticator().make(question)
    return lambda: passkeys.add(again(user), token, answer, "Mon téléphone", STAMP, session())


@scenario_of(passkeys.enter)
def enter() -> Gesture:
    on_a_server_with_an_address()
    user, phone = yann(), Authenticator()
    token, question = passkeys.question_for_new(user, STAMP)
    passkeys.add(user, token, phone.make(question), "Mon téléphone", STAMP, session())
    opened, question = passkeys.question_to_enter(STAMP)
    answer = phone.sign(question)
    return lambda: passkeys.enter(opened, answer, STAMP, Visit())


@scenario_of(passkeys.remove)
def remove_passkey() -> Gesture:
    on_a_server_with_an_address()
    user = yann()
    token, question = passkeys.question_for_new(user, STAMP)
    number = passkeys.add(user, token, Authenticator().make(question), "", STAMP, session()).id
    return lambda: passkeys.remove(again(user), number, PASSPHRASE, STAMP, session())


@scenario_of(invitations.invite_cooperant)
def invite_cooperant() -> Gesture:
    cooperant = a_cooperant(a_season())
    return lambda: invitations.invite_cooperant(again(cooperant), Way.LINK, Role.FACILITATOR, STAMP)


@scenario_of(invitations.invite_group)
def invite_group() -> Gesture:
    season = a_season()
    people = [a_cooperant(season, name) for name in ("Awa", "Noé")]
    return lambda: invitations.invite_group([again(one) for one in people], Role.FACILITATOR, STAMP)


@scenario_of(invitations.invite_adult)
def invite_adult() -> Gesture:
    season = a_season()
    return lambda: invitations.invite_adult(again(season), "Léna", Role.COMMITTEE, Way.LINK, Role.FACILITATOR, STAMP)


def invited() -> tuple[Invitation, str]:
    """Return an invitation of a cooperant, and how its secret is kept."""
    new = invitations.invite_cooperant(a_cooperant(a_season()), Way.LINK, Role.FACILITATOR, STAMP)
    return new.invitation, keys.hash_for(Way.LINK, new.secret)


@scenario_of(invitations.revoke)
def revoke_invitation() -> Gesture:
    invitation, _ = invited()
    return lambda: invitations.revoke(again(invitation), STAMP)


@scenario_of(invitations.accept)
def accept() -> Gesture:
    _, kept = invited()
    return lambda: invitations.accept(kept, GUEST, STAMP, Visit())


@scenario_of(invitations.join)
def join() -> Gesture:
    _, kept = invited()
    user = yann()
    return lambda: invitations.join(kept, again(user), STAMP)


@scenario_of(invitations.give_key)
def give_key() -> Gesture:
    cooperant = a_cooperant(a_season())
    cooperant.user_id = yann().id
    return lambda: invitations.give_key(again(cooperant), Way.LINK, Role.FACILITATOR, STAMP)


@scenario_of(invitations.note_wrong_code)
def note_wrong_code() -> Gesture:
    invitations.invite_cooperant(a_cooperant(a_season()), Way.CODE, Role.FACILITATOR, STAMP)
    return lambda: invitations.note_wrong_code(STAMP)
