"""Playing the demo summers and the pôle’s year once, and telling how to come in."""

from cjs_app.access import actions as access
from cjs_app.access import pole_team
from cjs_app.access import queries as accounts
from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons import queries
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import actions as sharing
from cjs_app.demo import begard, coop_avenir, granby
from cjs_app.demo.pole import play as pole
from cjs_app.demo.stage import Say, Stage
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db

PASSPHRASE = "soleil cabane velo grenadine"  # nosec B105
"""Printed on the screen; opens nothing but the demo."""
PEOPLE = {
    "awa": ("Awa", Role.COOPERANT),
    "maud": ("Maud", Role.FACILITATOR),
    "lena": ("Léna", Role.COMMITTEE),
    "pierre": ("Pierre", Role.COORDINATION),
    "nadia": ("Nadia", Role.ACCOUNTANT),
    "sarah": ("Sarah", PoleRole.OFFICER),
    "yvon": ("Yvon", PoleRole.BOARD),
}
WHO = {
    "awa": "coopérante",
    "maud": "animatrice",
    "lena": "comité local",
    "pierre": "coordination",
    "nadia": "comptable du porteur",
    "sarah": "équipe du pôle",
    "yvon": "conseil d’administration du pôle",
}


def ensure_played(say: Say) -> None:
    """Play each demo summer that is not in the database yet; what a person changed since stays."""
    stamp = clock.stamp(None)
    people = {login: _account(login, stamp) for login in PEOPLE}
    db.session.commit()
    for script in (begard.summer(), granby.summer(), coop_avenir.summer()):
        name = f"{script.settings.name}/{script.settings.year}"
        if queries.find_season_by_name(name) is not None:
            continue
        is_whole = script.settings.name == coop_avenir.summer().settings.name
        stage = Stage(script, people["maud"].id, say, people["awa"].id if is_whole else None)
        stage.play()
        sharing.publish(stage.season, stage.on(script.settings.period.end))
        if is_whole:
            _let_in(stage.season, stage.cooperants[0], people, stamp)
        db.session.commit()
    pole.ensure_played(people["pierre"].id, say)


def _account(login: str, stamp: Stamp) -> User:
    """Return a demo account, opened when it is not there yet."""
    existing = accounts.find_user_by_login(login)
    if existing is not None:
        return existing
    name, role = PEOPLE[login]
    account = access.open_account(login, name, PASSPHRASE, stamp, coordinator=role is Role.COORDINATION)
    if isinstance(role, PoleRole):
        pole_team.give_role(account, role, stamp)
    return account


def _let_in(season: Season, first: Cooperant, people: dict[str, User], stamp: Stamp) -> None:
    """Let the demo accounts into Coop'Avenir; the coordinator sees every season anyway."""
    for login, (_name, role) in PEOPLE.items():
        if isinstance(role, Role) and role is not Role.COORDINATION:
            seasons.give_role(season, people[login].id, role, stamp)
    first.user_id = people["awa"].id


def welcome(address: str) -> str:
    """Return what a newcomer needs to come in."""
    rows = "\n".join(f"  {login:<8} {WHO[login]}" for login in PEOPLE)
    return (
        f"\nLa démonstration est prête : {address}\n\n"
        f"Se connecter avec l’un de ces noms ; la phrase de passe est la même pour tous : {PASSPHRASE}\n\n{rows}\n\n"
        "Ctrl+C pour arrêter. Ce qui est changé reste pour la prochaine fois."
    )
