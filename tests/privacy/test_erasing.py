"""Someone asks to be erased: the name goes everywhere, money and journal stay right, the law keeps what it keeps."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access import queries as accounts
from cjs_app.access.domain import Role
from cjs_app.coop.archive.queries import tables_of
from cjs_app.coop.archive.writer import xlsx_bytes, zip_bytes
from cjs_app.coop.bilan.models import BilanText
from cjs_app.coop.distribution.queries import persons_of
from cjs_app.coop.hours.queries import minutes_by_cooperant_and_nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons import actions as seasons
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.pole.report import actions as report
from cjs_app.pole.report.queries import texts_of
from cjs_app.privacy import erasing, queries, retention
from cjs_app.privacy.domain import Consented, RequestState
from cjs_app.privacy.models import ErasureRequest
from cjs_app.verifying import verify_database
from tests.builders import a_client, a_cooperant, a_draft_invoice, a_line, a_quote, a_season, an_invoice
from tests.people import a_person, stamped
from tests.privacy.people import PASSPHRASE, TRACES, Told, everything_in_the_database, raw_file, someone_everywhere


@pytest.fixture(autouse=True)
def anchors_of_their_own(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Keep the end of the journal of each test apart."""
    name = "each_app" if "each_app" in request.fixturenames else "app"
    request.getfixturevalue(name).config["ANCHORS"] = tmp_path / "anchors"


@pytest.fixture
def told(app: Flask) -> Told:
    return someone_everywhere()


def test_nothing_of_the_name_is_left_in_any_table_and_the_journal_still_verifies(each_app: Flask) -> None:
    told = someone_everywhere()
    before = everything_in_the_database()
    assert [trace for trace in TRACES if trace not in before] == ["2005-02-17"], "written as a date in Python"
    assert erasing.erase_cooperant(told.cooperant, stamped(told.maud)) == "Coopérant·e 07"
    after = everything_in_the_database()
    assert [trace for trace in TRACES if trace in after] == []
    assert "datetime.date(2005, 2, 17)" in before
    assert "datetime.date(2005, 2, 17)" not in after
    assert verify_database(None, lambda _: None).faults == []


def test_nothing_of_the_name_is_left_in_the_file_of_the_database(told: Told, tmp_path: Path) -> None:
    assert "Kerbriñec".encode() in raw_file(tmp_path / "before")
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    left = raw_file(tmp_path / "after")
    assert [trace for trace in TRACES if trace.encode() in left] == []


def test_nothing_of_the_name_is_left_in_the_files_that_leave(told: Told) -> None:
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    tables = tables_of(told.season)
    assert [trace for trace in TRACES if trace in str(tables)] == []
    assert "Coopérant·e 07" in str(tables)
    assert zip_bytes(tables)
    assert xlsx_bytes(tables)


def test_hours_and_what_is_shared_do_not_move(told: Told) -> None:
    before = minutes_by_cooperant_and_nature(told.season)
    people = persons_of([told.cooperant], before)
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    assert minutes_by_cooperant_and_nature(told.season) == before
    assert persons_of([told.cooperant], before) == people


def test_names_that_only_look_alike_stay(told: Told) -> None:
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    mission = db.session.scalars(select(Mission)).one()
    assert (mission.title, mission.place) == ("Tonte avec Coopérant·e 07 et Zélie", "chez Mme Zelynette")
    assert db.session.scalars(select(BilanText.text)).one() == "Bravo à Coopérant·e 07 !"


def test_a_text_of_the_pole_has_no_season_and_is_read_again_too(told: Told) -> None:
    report.write_text(2021, "cjs", "Merci à Zélyne Kerbriñec et à Zélie.", stamped())
    found = erasing.preview(told.season, told.cooperant).mentions
    assert [mention.around for mention in found if mention.table == "report_texts"] == [
        "Merci à Zélyne Kerbriñec et à Zélie."
    ]
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    assert texts_of(2021) == {"cjs": "Merci à Coopérant·e 07 et à Zélie."}


def test_a_text_that_the_preview_left_alone_stays(told: Told) -> None:
    found = erasing.preview(told.season, told.cooperant).mentions
    title = next(mention.key for mention in found if mention.table == "missions")
    erasing.erase_cooperant(told.cooperant, stamped(told.maud), [title])
    assert db.session.scalars(select(Mission.title)).one() == "Tonte avec Zélyne et Zélie"


def test_the_preview_names_each_text_and_changes_nothing(told: Told) -> None:
    before = everything_in_the_database()
    shown = erasing.preview(told.season, told.cooperant)
    assert sorted(mention.table for mention in shown.mentions) == ["bilan_texts", "committee_terms", "missions"]
    assert (shown.alias, shown.kept, shown.account_stays, shown.is_open) == ("Coopérant·e 07", [], False, True)
    assert everything_in_the_database() == before


def test_the_account_opens_nothing_any_more(told: Told) -> None:
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    user = accounts.get_user(told.account.id)
    assert (user.login, user.email, user.is_active) == (f"efface-{user.id}", "", False)
    assert access.sign_in("zelyne", PASSPHRASE, stamped()) is None
    assert accounts.passkeys_of(user.id) == []


def test_an_account_that_is_used_in_another_summer_stays_there(told: Told) -> None:
    other = a_season("Ailleurs", 2022)
    access_elsewhere = a_cooperant(other, "Zélyne", user_id=told.account.id)
    from_now = access.held(told.account.id)
    assert access_elsewhere.user_id == from_now.id

    seasons.give_role(other, told.account.id, Role.COOPERANT, stamped())
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    assert (access.held(told.account.id).display_name, access_elsewhere.first_name) == ("Zélyne", "Zélyne")


def test_the_request_is_answered_and_agreements_are_gone(told: Told) -> None:
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    states = db.session.scalars(select(ErasureRequest.state)).all()
    assert states == [RequestState.DONE]
    assert queries.agreed(told.season, Consented.PHOTO) == set()


def test_nobody_is_erased_twice(told: Told) -> None:
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    with pytest.raises(Refusal, match="déjà fait"):
        erasing.erase_cooperant(told.cooperant, stamped(told.maud))


def test_the_journal_says_what_was_done_without_a_name(told: Told) -> None:
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    db.session.commit()
    last = db.session.scalars(select(Entry).order_by(Entry.seq.desc()).limit(1)).one()
    assert (last.action, last.details) == ("privacy.cooperant_erased", {"alias": "Coopérant·e 07", "texts": 3})


def test_an_issued_invoice_that_names_someone_stays_and_the_preview_says_so(told: Told) -> None:
    draft = a_draft_invoice(told.season, a_line("Tonte par Zélyne"))
    issued = invoices.issue(draft, stamped())
    assert erasing.preview(told.season, told.cooperant).kept == [issued.number]
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    db.session.commit()
    assert "Zélyne" in str(db.session.scalars(select(Invoice.photograph).where(Invoice.id == issued.id)).one())
    assert verify_database(None, lambda _: None).faults == []


def test_two_of_the_same_first_name_are_told_apart(told: Told) -> None:
    a_cooperant(told.season, "Zélyne", last_name="Autre")
    erasing.erase_cooperant(told.cooperant, stamped(told.maud))
    assert db.session.scalars(select(Mission.title)).one() == "Tonte avec Zélyne et Zélie"
    assert db.session.scalars(select(BilanText.text)).one() == "Bravo à Coopérant·e 07 !"


def test_a_private_client_is_erased_and_their_invoice_stays(app: Flask) -> None:
    season = a_season()
    client = a_client(season, "Mme Zélyne Kerbriñec", address="3 rue du Four", phone="0612345678")
    a_quote(season, client=client, subject="Haie de Zélyne Kerbriñec")
    issued = an_invoice(season, client=client)
    assert erasing.erase_client(client, stamped()) == "Client·e 01"
    db.session.commit()
    assert (client.name, client.address, client.phone, client.archived_at is not None) == ("Client·e 01", "", "", True)
    assert issued.photograph["client"]["name"] == "Mme Zélyne Kerbriñec"
    assert verify_database(None, lambda _: None).faults == []


def test_a_client_for_whom_an_invoice_waits_is_not_erased(app: Flask) -> None:
    season = a_season()
    client = a_client(season)
    a_draft_invoice(season, client=client)
    with pytest.raises(Refusal, match="brouillon"):
        erasing.erase_client(client, stamped())


def test_an_adult_s_account_is_erased_by_somebody_else(app: Flask) -> None:
    season = a_season()

    gone, other = a_person("Maud", season, Role.FACILITATOR), a_person("Pierre", None, Role.COORDINATION)
    with pytest.raises(Refusal, match="son propre compte"):
        erasing.erase_account(gone, stamped(gone))
    erasing.erase_account(gone, stamped(other))
    assert (gone.display_name, gone.is_active) == (f"Compte effacé {gone.id}", False)
    assert retention.accounts_due(12, stamped().day) == []
