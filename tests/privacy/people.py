"""A cooperant whose name is written everywhere it can be, and what the database holds, read as a stranger would."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.access.proof_models import Passkey
from cjs_app.coop.bilan import actions as bilan
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db, sqlite_module
from cjs_app.privacy import actions
from cjs_app.privacy.domain import Consented
from tests.builders import a_cooperant, a_mission, a_season, an_invoice
from tests.people import A_DAY, maud, stamped

PASSPHRASE = "lune tomate vélo gris"
BORN = dt.date(2005, 2, 17)
TRACES = ("Zélyne", "zelyne", "Kerbriñec", "2005-02-17", "zel@exemple.fr", "clé de Z")
"""What may be found nowhere once she is erased; other names of the summer look like hers."""


@dataclass(frozen=True)
class Told:
    """The season, who animates it, who will be erased and her account."""

    season: Season
    maud: User
    cooperant: Cooperant
    account: User


def someone_everywhere(name: str = "Coop’Avenir") -> Told:
    """Return a season in which Zélyne Kerbriñec works, is written about, and comes in with a phone."""
    season = a_season(name)
    animator = maud(season)
    for first_name in ("Awa", "Zélie", "Noé", "Titouan", "Maï", "Lou"):
        a_cooperant(season, first_name)
    account = access.open_account("zelyne", "Zélyne", PASSPHRASE, stamped())
    seasons.give_role(season, account.id, Role.COOPERANT, stamped())
    one = a_cooperant(season, "Zélyne", last_name="Kerbriñec", birth_date=BORN, user_id=account.id)
    access.set_email(account, "zel@exemple.fr", stamped())
    access.open_session(account, stamped())
    db.session.add(
        Passkey(
            user_id=account.id, credential_id="c", public_key="p", sign_count=0, name="clé de Z", made_at=stamped().at
        )
    )
    write_about(season, one, account, animator)
    return Told(season, animator, one, account)


def write_about(season: Season, one: Cooperant, account: User, animator: User) -> None:
    """Write her name in the texts of the season, and let her work, agree and ask."""
    finances = cooperants.add_committee(season, "Finances", stamped())
    cooperants.join_committee(one, finances, "relaie ZELYNE", A_DAY, stamped())
    cooperants.expect_paper(one, "Autorisation de Kerbriñec", stamped())
    mission = a_mission(season, "Tonte avec Zélyne et Zélie", place="chez Mme Zelynette")
    hours.declare(
        season, HoursDraft(A_DAY, 90, Nature.MISSION, [one.id], mission.id, "Zélyne a tondu"), stamped(account)
    )
    entry = db.session.scalars(select(HourEntry).where(HourEntry.season_id == season.id)).one()
    hours.validate(season, [entry.id], stamped(animator))
    hours.reopen(entry, "Zélyne s’est trompée", stamped(animator))
    bilan.write_text(season, Section.PORTRAIT, "Bravo à kerbriñec zélyne !", stamped(animator))
    draft = PaymentDraft(A_DAY, 1000, "espèces", "remis par Zélyne")
    invoices.record_payment(an_invoice(season), draft, stamped(animator))
    actions.agree(one, Consented.PHOTO, stamped(account))
    actions.ask_own_erasure(account, stamped(account))
    db.session.commit()


def everything_in_the_database() -> str:
    """Return every value of every table as one text."""
    db.session.commit()
    rows = [str(db.session.execute(select(table)).all()) for table in db.metadata.tables.values()]
    return "\n".join(rows)


def raw_file(copy: Path) -> bytes:
    """Return the bytes of the SQLite file as they are in a copy that was swept (VACUUM)."""
    db.session.commit()
    connection = sqlite_module().connect(str(db.engine.url.database))
    connection.execute("VACUUM INTO ?", (str(copy),)).close()
    connection.close()
    return copy.read_bytes()
