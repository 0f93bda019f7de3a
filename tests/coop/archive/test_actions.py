"""A summer comes in all or nothing, and goes on from there."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from cjs_app.access.domain import Role
from cjs_app.coop.archive import actions, queries
from cjs_app.coop.archive.actions import import_season
from cjs_app.coop.archive.domain.faults import ArchiveFaults
from cjs_app.coop.archive.reader import read_bytes
from cjs_app.coop.archive.writer import zip_bytes
from cjs_app.coop.bilan.models import BilanText
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import Status as HourStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.documents import document_of
from cjs_app.coop.invoices.models import Invoice, InvoiceLine
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons import series
from cjs_app.coop.seasons.domain import Status, TvaRegime
from cjs_app.coop.seasons.models import Carrier, Facilitator, Season
from cjs_app.coop.seasons.queries import season_and_role, tva_regime_on
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import Base, db
from tests.builders import a_client, a_season
from tests.coop.archive.given import SEASON, an_archive, with_field
from tests.people import a_person, awa, maud, stamped

INVOICES = """numero;date;client;devis;type;facture_corrigee
F-2021-009;2021-07-20;CL1;D1;facture;
A-7;2021-07-25;CL1;;avoir;F-2021-009
F-2021-010;2021-07-26;CL1;;facture;
"""
LINES = """facture;designation;quantite;prix_unitaire_ht;taux_tva
F-2021-009;Tonte;2,5;12,50;20
F-2021-009;Eau;3;0,33;5,5
A-7;Tonte;1;12,50;20
F-2021-010;Rien;0;0;0
"""
DOCUMENTS = {
    "factures": INVOICES,
    "lignes_factures": LINES,
    "encaissements": "facture;date;montant\nF-2021-009;2021-07-28;20,00\nF-2021-009;2021-07-29;-20,00\n",
}
WITHOUT_INVOICES = dict.fromkeys(("factures", "lignes_factures", "encaissements"), "")


def rows_in_database() -> int:
    return sum(db.session.scalar(select(func.count()).select_from(table)) or 0 for table in Base.metadata.sorted_tables)


def test_a_summer_comes_in_open_with_its_hours_validated(app: Flask) -> None:
    season = import_season(an_archive(), stamped()).season
    entry = db.session.scalars(select(HourEntry)).one()
    assert (season.status, entry.status, entry.minutes) == (Status.OPEN, HourStatus.VALIDATED, 150)
    names = db.session.scalars(select(Facilitator.name).order_by(Facilitator.id)).all()
    assert names == ["Animateur·rice 1", "Animateur·rice 2"]
    assert db.session.scalars(select(Mission)).one().wanted_people == 2


def test_what_came_in_is_told_table_by_table_and_written_in_the_journal(app: Flask) -> None:
    imported = import_season(an_archive(), stamped())
    assert imported.summary.replace("\u00a0", " ").startswith("Coop’Essai 2021 : 2 coopérant·es, 1 client, 1 devis,")
    db.session.commit()
    [entry] = db.session.scalars(select(Entry).where(Entry.action == "season.imported")).all()
    assert entry.details["rows"] == 13


def test_an_issued_document_is_whole(app: Flask) -> None:
    season = import_season(an_archive(**DOCUMENTS), stamped()).season
    invoice = db.session.scalars(select(Invoice).where(Invoice.number == "F-2021-009")).one()
    # 2,5 × 12,50 = 31,25 at 20 % and 3 × 0,33 = 0,99 at 5,5 %: 6,25 and 0,05 of tax
    assert (invoice.ht_cents, invoice.tva_cents, invoice.ttc_cents) == (3224, 630, 3854)
    document = document_of(invoice.photograph or {})
    assert (document.number, document.client.name, document.seller.name) == ("F-2021-009", "Mme Le Goff", "Le Porteur")
    assert (document.totals.ttc_cents, len(document.lines)) == (3854, 2)
    assert (invoice.series_id, invoice.season_id) == (None, season.id)


def test_a_credit_note_knows_its_invoice_wherever_it_stands_in_the_file(app: Flask) -> None:
    header, first, credit, *rest = INVOICES.splitlines()
    invoices = "\n".join([header, credit, first, *rest]) + "\n"
    import_season(an_archive(**DOCUMENTS | {"factures": invoices}), stamped())
    note = db.session.scalars(select(Invoice).where(Invoice.number == "A-7")).one()
    corrected = db.session.get_one(Invoice, note.corrected_invoice_id)
    assert (corrected.number, note.ttc_cents) == ("F-2021-009", 1500)


def test_the_next_documents_continue_the_numbers_that_came_in(app: Flask) -> None:
    season = import_season(an_archive(**DOCUMENTS), stamped()).season
    templates = (season.quote_template, season.invoice_template, season.credit_note_template)
    assert templates == ("D#", "F-AAAA-###", "A-#")
    numbers = [series.next_number(season.carrier_id, template, 2021)[2] for template in templates]
    assert numbers == ["D2", "F-2021-011", "A-8"]


def test_documents_of_one_suite_leave_the_templates_different(app: Flask) -> None:
    invoices = INVOICES.replace("F-2021-009", "N-1").replace("A-7", "N-2").replace("F-2021-010", "N-3")
    lines = LINES.replace("F-2021-009", "N-1").replace("A-7", "N-2").replace("F-2021-010", "N-3")
    season = import_season(an_archive(factures=invoices, lignes_factures=lines, encaissements=""), stamped()).season
    assert season.invoice_template == "N-#"
    assert season.credit_note_template == "VIT-A-AAAA-####"
    assert series.next_number(season.carrier_id, "N-#", 2021)[2] == "N-4"


def test_the_regime_of_the_carrier_holds_from_the_year_of_the_summer(app: Flask) -> None:
    season = import_season(an_archive(saison=with_field("regime_tva", "Exonéré")), stamped()).season
    assert tva_regime_on(season.carrier_id, dt.date(2021, 7, 5)) is TvaRegime.EXEMPT


def test_two_summers_of_one_siren_have_one_carrier(app: Flask) -> None:
    import_season(an_archive(), stamped())
    cric = SEASON.replace("Coop’Essai", "Autre").replace("Le Porteur", "CRIC")
    import_season(an_archive(saison=cric, **WITHOUT_INVOICES), stamped())
    assert db.session.scalars(select(Carrier.name)).all() == ["Le Porteur"]


def test_a_season_without_carrier_has_one_of_its_own(app: Flask) -> None:
    lines = [line for line in SEASON.splitlines() if not line.startswith("porteur")]
    season = import_season(an_archive(saison="\n".join(lines)), stamped()).season
    assert season.carrier.name == "Porteur de Coop’Essai"


def test_a_fault_leaves_nothing_behind(app: Flask) -> None:
    before = rows_in_database()
    with pytest.raises(ArchiveFaults):
        import_season(an_archive(heures="cooperant;date;duree;nature\nC09;2021-07-13;2h;mission\n"), stamped())
    db.session.commit()
    assert rows_in_database() == before


@contextmanager
def listening(hear: Callable[[str], None]) -> Iterator[None]:
    """Let each SQL statement be heard before it runs."""

    def tell(*call: Any) -> None:
        hear(call[2])

    event.listen(db.engine, "before_cursor_execute", tell)
    yield
    event.remove(db.engine, "before_cursor_execute", tell)


def test_a_failure_on_the_way_leaves_nothing_behind(app: Flask) -> None:
    before = rows_in_database()

    def fail(statement: str) -> None:
        if "INTO deductions" in statement:
            raise Refusal("panne")

    with listening(fail), pytest.raises(Refusal, match="panne"):
        import_season(an_archive(), stamped())
    db.session.commit()
    assert rows_in_database() == before


def test_a_second_import_is_refused_unless_it_replaces(app: Flask) -> None:
    first = import_season(an_archive(), stamped()).season
    with pytest.raises(Refusal, match="est déjà là"):
        import_season(an_archive(saison=SEASON.replace("Coop’Essai", "COOP'ESSAI")), stamped())
    second = import_season(an_archive(), stamped(), replace=True).season
    assert (first.superseded_at, second.superseded_at) == (stamped().at, None)


def test_a_season_that_replaces_keeps_accounts_roles_and_texts(app: Flask) -> None:
    first = import_season(an_archive(), stamped()).season
    young = awa(first)
    db.session.scalars(select(Cooperant).where(Cooperant.code == "C01")).one().user_id = young.id
    db.session.add(BilanText(season_id=first.id, section="regards", text="Un bel été.", at=stamped().at))
    second = import_season(an_archive(), stamped(), replace=True).season
    relinked = db.session.scalars(
        select(Cooperant).where(Cooperant.user_id == young.id, Cooperant.season_id == second.id)
    )
    assert relinked.one().code == "C01"
    assert db.session.scalars(select(BilanText.text).where(BilanText.season_id == second.id)).all() == ["Un bel été."]
    young.is_coordinator = False
    assert season_and_role(second.id, young) == (second, str(Role.COOPERANT))


def test_a_facilitator_brings_a_summer_of_the_same_carrier_in_and_accompanies_it(app: Flask) -> None:
    ours = import_season(an_archive(), stamped()).season
    animatrice = maud(ours)
    summer = actions.summer_of(an_archive(saison=SEASON.replace("Coop’Essai", "Autre")))
    imported = actions.bring_summer_from(ours, summer, stamped(animatrice), False)
    assert season_and_role(imported.season.id, animatrice)[1] == str(Role.FACILITATOR)


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [("porteur_siren", "552100554", "d’autres saisons"), ("regime_tva", "franchise", "autre régime")],
)
def test_a_facilitator_cannot_reach_the_carrier_of_others(app: Flask, setting: str, value: str, sentence: str) -> None:
    ours = import_season(an_archive(), stamped()).season
    a_season("Ailleurs", carrier="Un autre", siren="552100554")
    text = with_field(setting, value).replace("Coop’Essai", "Autre")
    with pytest.raises(Refusal, match=sentence):
        actions.bring_summer_from(ours, actions.summer_of(an_archive(saison=text)), stamped(maud(ours)), False)


def test_a_facilitator_cannot_replace_the_season_of_others(app: Flask) -> None:
    theirs = import_season(an_archive(), stamped()).season
    other = SEASON.replace("Coop’Essai", "Autre")
    ours = import_season(an_archive(saison=other, **WITHOUT_INVOICES), stamped()).season
    with pytest.raises(Refusal, match="autre équipe"):
        actions.bring_summer_from(ours, actions.summer_of(an_archive()), stamped(maud(ours)), True)
    assert theirs.superseded_at is None


def test_five_thousand_hours_come_in_with_few_statements(app: Flask) -> None:
    days = [dt.date(2021, 7, 5) + dt.timedelta(days=rank % 50) for rank in range(5_000)]
    hours = "cooperant;date;duree;nature;mission\n" + "".join(f"C01;{day};2h30;mission;M1\n" for day in days)
    statements: list[str] = []
    with listening(statements.append):
        imported = import_season(an_archive(heures=hours), stamped())
    assert imported.counts["heures"] == 5_000
    assert len(statements) < 120
    statements.clear()
    with listening(statements.append):
        assert len(queries.tables_of(imported.season)["heures"]) == 5_000
    assert len(statements) < 20


def test_what_was_cancelled_or_is_no_document_does_not_go_out(app: Flask) -> None:
    season = import_season(an_archive(), stamped()).season
    db.session.scalars(select(HourEntry)).one().status = HourStatus.CANCELLED
    client = db.session.scalars(select(Client)).one()
    draft = Invoice(season_id=season.id, client_id=client.id)
    db.session.add(draft)
    db.session.flush()
    db.session.add(
        InvoiceLine(
            season_id=season.id, invoice_id=draft.id, position=1, label="x", quantity=1, unit_price_cents=1, ht_cents=1
        )
    )
    tables = queries.tables_of(season)
    assert tables["heures"] == []
    assert [row[0] for row in tables["factures"]] == ["F1"]
    assert [row[0] for row in tables["lignes_factures"]] == ["F1"]


def test_a_devis_that_waits_inside_goes_out_as_a_draft(app: Flask) -> None:
    season = import_season(an_archive(), stamped()).season
    db.session.scalars(select(Quote)).one().status = QuoteStatus.TO_VALIDATE
    assert queries.tables_of(season)["devis"][0][4] == "brouillon"


def test_only_the_season_at_hand_goes_out(app: Flask) -> None:
    season = import_season(an_archive(), stamped()).season
    a_client(a_season("Ailleurs"), "Une autre")
    assert [row[2] for row in queries.tables_of(season)["clients"]] == ["Mme Le Goff"]


def test_a_summer_comes_from_a_file_and_says_how_far_it_is(app: Flask, tmp_path: Path) -> None:
    season = import_season(an_archive(), stamped()).season
    actions.export_archive(season, tmp_path / "été.zip")
    steps: list[str] = []
    again = actions.import_archive(tmp_path / "été.zip", stamped(), True, steps.append)
    assert (again.rows, len(steps)) == (13, 3)
    assert db.session.scalar(select(func.count()).select_from(Season)) == 2


def test_a_person_of_the_old_season_whose_code_is_gone_is_forgotten(app: Flask) -> None:
    first = import_season(an_archive(), stamped()).season
    db.session.scalars(select(Cooperant).where(Cooperant.code == "C02")).one().user_id = a_person("Noé", first).id
    only_awa = an_archive(cooperants="code;prenom\nC01;Awa\n")
    second = import_season(only_awa, stamped(), replace=True).season
    assert db.session.scalars(select(Cooperant.user_id).where(Cooperant.season_id == second.id)).all() == [None]


def test_the_reason_of_a_cancelled_mission_stays_in_the_house_and_the_rest_comes_back(app: Flask) -> None:
    season = import_season(an_archive(), stamped()).season
    mission = missions.plan(season, MissionDraft("Tonte"), stamped())
    missions.cancel(mission, "Il pleut", stamped())
    out = queries.tables_of(season)
    assert "annulee" in {row[-1] for row in out["missions"]}
    again = import_season(read_bytes(zip_bytes(out)), stamped(), replace=True).season
    assert queries.tables_of(again) == out
    assert "Il pleut" not in str(out)
