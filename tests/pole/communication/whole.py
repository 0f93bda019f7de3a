"""The communication, in the whole year."""

import datetime as dt

from sqlalchemy import select

from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.pole.communication import actions
from cjs_app.pole.communication.domain import AwarenessSheet, CountKind, CuttingSheet, Network, SiteSheet
from cjs_app.pole.communication.models import AwarenessTalk, PressCutting, SiteFact, SocialAccount, SocialCount

YEAR, DAY = 2017, dt.date(2017, 3, 1)
TABLES = {
    "press_cutting_id": PressCutting,
    "social_account_id": SocialAccount,
    "social_count_id": SocialCount,
    "awareness_talk_id": AwarenessTalk,
    "site_fact_id": SiteFact,
}
SUITED = {"communication.close_account": SocialAccount.closed_on.is_(None)}


def furnish(stamp: Stamp) -> None:
    """Note two of each kind; take one of each back, and close one account."""
    fill("L’ancienne page", stamp)
    for table in (PressCutting, SocialCount, AwarenessTalk, SiteFact):
        actions.take_back(db.session.scalars(select(table)).one(), stamp)
    actions.close_account(db.session.scalars(select(SocialAccount)).one(), stamp)
    fill("La page", stamp)


def fill(name: str, stamp: Stamp) -> None:
    """Note one of each kind."""
    actions.keep_cutting(CuttingSheet(DAY, "Ils ont créé leur entreprise", "Le Journal", "CJS"), stamp)
    account = actions.open_account(Network.FACEBOOK, name, stamp)
    actions.count_followers(account, CountKind.STOCK, DAY, 300, stamp)
    actions.note_talk(AwarenessSheet(DAY, "L’ESS en cours d’économie", "Lycée", 3), stamp)
    actions.note_site(SiteSheet(YEAR, f"Visites de {name}", 1200, "mesure du site"), stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Note many more."""
    for rank in range(times):
        fill(f"Page {rank}", stamp)
