"""Two people bring the same new thing at the same moment: both get theirs where there is room, else one is told no."""

from sqlalchemy import func, select

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.coop.archive import actions as archive
from cjs_app.coop.clients import actions as clients
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons import roles
from cjs_app.coop.seasons.models import Carrier, Season, SeasonRole
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.campaigns import rounds
from tests.coop.archive.given import a_summer, with_field
from tests.people import a_person
from tests.reliability.duels import WON, Duel, one_of_two
from tests.reliability.records import STAMP
from tests.reliability.scenarios.people import SHEET
from tests.reliability.scenarios.seasons import PASSPHRASE, SUMMER

FEWER = rounds(25, 5000)
FEW = rounds(20, 500)
BOTH = (WON, WON)
SIRENS = ("732829320", "552100554", "542065479", "775670417", "443061841")


def season() -> Season:
    return db.session.scalars(select(Season).order_by(Season.id)).first()  # type: ignore[return-value]


def add_client(_: int) -> None:
    clients.add(season(), SHEET, STAMP)


def add_cooperant(_: int) -> None:
    cooperants.add(season(), CooperantSheet("Awa"), STAMP)


def add_committee(rank: int) -> None:
    cooperants.add_committee(season(), f"Comité {rank}", STAMP)


def create_season(year: int) -> None:
    settings = SUMMER.__class__(SUMMER.name, year, SUMMER.period)
    seasons.create(settings, season().carrier, STAMP)


def rename_first(pair: tuple[int, int, str]) -> None:
    rename(pair[0], pair[2])


def rename_second(pair: tuple[int, int, str]) -> None:
    rename(pair[1], pair[2])


def rename(season_id: int, name: str) -> None:
    summer = db.session.get_one(Season, season_id)
    seasons.set_up(summer, SUMMER.__class__(name, summer.year, SUMMER.period), STAMP)


def import_summer(rank: int) -> None:
    archive.bring_summer(a_summer(saison=with_field("nom", f"Été {rank}")), STAMP, replace=False)


def import_this_summer(siren: str) -> None:
    import_from("Cet été", siren)


def import_that_summer(siren: str) -> None:
    import_from("L’autre été", siren)


def import_from(name: str, siren: str) -> None:
    """Bring a summer in, of a carrier that may be new."""
    table = with_field("nom", f"{name} {siren}").replace("732829320", siren)
    archive.bring_summer(a_summer(saison=table), STAMP, replace=False)


def open_account(rank: int) -> None:
    access.open_account(f"Yann {rank}", "Yann", PASSPHRASE, STAMP)


def let_in(login: str) -> None:
    roles.let_in(season(), login, Role.COMMITTEE, Role.COORDINATION, STAMP)


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_two_new_clients_get_a_code_each(duel: Duel) -> None:
    a_season()
    assert duel(add_client, add_client, range(FEWER)) == {BOTH: FEWER}


def test_two_new_cooperants_get_a_code_each(duel: Duel) -> None:
    a_season()
    assert duel(add_cooperant, add_cooperant, range(FEWER)) == {BOTH: FEWER}


def test_a_committee_has_its_name_alone(duel: Duel) -> None:
    a_season()
    assert one_of_two(duel(add_committee, add_committee, range(FEWER)), FEWER)


def test_a_season_has_its_name_alone(duel: Duel) -> None:
    a_season()
    assert one_of_two(duel(create_season, create_season, range(2030, 2030 + FEWER)), FEWER)


def test_a_season_is_renamed_to_a_name_that_no_other_takes(duel: Duel) -> None:
    first, second = a_season("Été 0"), a_season("Été 00")
    pairs = [(first.id, second.id, f"Été {rank}") for rank in range(1, FEWER + 1)]
    assert one_of_two(duel(rename_first, rename_second, pairs), FEWER)


def test_a_summer_imported_twice_comes_in_once(duel: Duel) -> None:
    assert one_of_two(duel(import_summer, import_summer, range(FEW)), FEW)
    assert (count(Season), count(Carrier)) == (FEW, 1)


def test_two_summers_of_a_carrier_that_is_new_share_it(duel: Duel) -> None:
    assert duel(import_this_summer, import_that_summer, SIRENS) == {BOTH: len(SIRENS)}
    assert count(Carrier) == len(SIRENS)


def test_an_account_is_opened_once(duel: Duel) -> None:
    a_season()
    assert one_of_two(duel(open_account, open_account, range(FEW)), FEW)
    assert count(User) == FEW


def test_someone_let_in_twice_is_there_once(duel: Duel) -> None:
    a_season()
    logins = [a_person(f"yann{rank}").login for rank in range(FEWER)]
    assert duel(let_in, let_in, logins) == {BOTH: FEWER}
    assert count(SeasonRole) == FEWER
