"""The pages of the members, as the team, the board and everybody read them."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.members import actions, telling
from cjs_app.pole.members.domain import Category, Paid, Way, Wish
from cjs_app.pole.members.models import Member, Membership
from cjs_app.pole.structure.plan import Lines, Table
from tests.people import A_DAY, sarah, sign_in, stamped, yvon

HERE = "/pole/2021/adherents"
PAID = Paid(A_DAY, Way.CHEQUE)


def a_shop(year: int = 2021) -> Membership:
    """Return a structure whose fee came in."""
    sheet = OrganisationSheet("Le Fournil", Kind.COOPERATIVE, "Alimentation", "Pain", city="Essé", phone="0299000000")
    membership = actions.ask(directory.add_organisation(sheet, stamped()), Wish(year, A_DAY, fee_cents=3000), stamped())
    actions.pay(membership, PAID, stamped())
    return membership


def lise() -> Membership:
    """Return a person whose fee came in."""
    person = directory.add_person(PersonSheet("Lise", "Fournier"), stamped())
    membership = actions.ask(person, Wish(2021, A_DAY, Category.HOLDER, 1000), stamped())
    actions.pay(membership, PAID, stamped())
    return membership


def test_the_board_reads_structures_and_no_name_of_a_person(client: FlaskClient) -> None:
    a_shop()
    person = lise()
    page = sign_in(client, yvon()).get(HERE).text
    assert "Le Fournil" in page
    assert "Fournier" not in page
    assert ">2<" in page  # both are counted
    assert client.get(f"{HERE}/{person.member_id}").status_code == 403
    assert client.get(f"{HERE}/recus/1.pdf").status_code == 403


def test_a_structure_joins_pays_and_has_its_receipt(client: FlaskClient) -> None:
    shop = directory.add_organisation(OrganisationSheet("Le Fournil", Kind.COOPERATIVE), stamped())
    sign_in(client, sarah())
    assert "Le Fournil" in client.get(f"{HERE}/nouveau?q=fournil").text
    answer = client.post(f"{HERE}/nouveau/structure/{shop.id}", data={"asked_on": "2021-07-01"})
    assert (answer.status_code, "Aucun tarif" in answer.text) == (422, True)
    client.post(f"{HERE}/nouveau/structure/{shop.id}", data={"asked_on": "2021-07-01", "fee_cents": "30"})
    page = client.post(
        f"{HERE}/adhesions/1/payer", data={"day": "2021-07-02", "way": "virement"}, follow_redirects=True
    )
    assert "REC-" in page.text
    assert client.get(f"{HERE}/recus/1.pdf").data.startswith(b"%PDF")


def test_those_of_last_year_are_renewed_reminded_and_written_to(client: FlaskClient) -> None:
    member_id = a_shop(2020).member_id
    sign_in(client, sarah())
    assert "Le Fournil" in client.get(f"{HERE}/a-renouveler").text
    assert client.post(f"{HERE}/a-renouveler", data={"geste": "lettres", "adherent": member_id}).data[:4] == b"%PDF"
    client.post(f"{HERE}/a-renouveler", data={"geste": "courrier", "adherent": member_id})
    assert "relancé·e 1 fois" in client.get(f"{HERE}/a-renouveler").text.replace("\u00a0", " ")
    client.post(f"{HERE}/a-renouveler", data={"geste": "renouveler", "adherent": member_id})
    assert "cotisation attendue" in client.get(f"{HERE}/a-renouveler").text
    assert "30,00" in client.get(f"{HERE}/{member_id}/relance").text


def test_nothing_is_chosen_is_said_kindly(client: FlaskClient) -> None:
    sign_in(client, sarah())
    page = client.post(f"{HERE}/a-renouveler", data={"geste": "renouveler"}, follow_redirects=True)
    assert "Cocher au moins un adhérent" in page.text


def test_everybody_reads_the_public_directory_and_no_contact(app: Flask, client: FlaskClient) -> None:
    member_id = a_shop().member_id
    db.session.commit()
    assert "Le Fournil" not in client.get(f"{HERE}/annuaire").text
    actions.show_publicly(db.session.get_one(Member, member_id), agreed=True, stamp=stamped())
    page = client.get(f"{HERE}/annuaire").text
    assert "Le Fournil" in page
    assert "0299000000" not in page
    assert "Le Fournil" not in client.get(f"{HERE}/annuaire?commune=Vitré").text
    assert "Le Fournil" in client.get(f"{HERE}/annuaire?theme=Pain&domaine=Alimentation&type=cooperative").text
    assert "L’annuaire 2021" in client.get("/pole/2023/adherents/annuaire").text.replace("\u00a0", " ")


def test_a_list_with_a_wrong_line_leaves_nothing(client: FlaskClient) -> None:
    sign_in(client, sarah())
    wrong = "Structure;Cotisation\nLe Fournil;30\nLa Laiterie;\n"
    answer = client.post(f"{HERE}/importer", data={"file": (io.BytesIO(wrong.encode()), "liste.csv")})
    assert (answer.status_code, "Ligne 3" in answer.text) == (422, True)
    assert db.session.query(Membership).count() == 0
    right = wrong.replace("Laiterie;", "Laiterie;10")
    client.post(f"{HERE}/importer", data={"file": (io.BytesIO(right.encode("cp1252")), "liste.csv")})
    assert "La Laiterie" in client.get(HERE).text


def test_fees_are_written_and_taken_out(client: FlaskClient) -> None:
    sign_in(client, sarah())
    typed = {"category": "association", "valid_from": "2021-01-01", "amount_cents": "30"}
    client.post(f"{HERE}/tarifs/nouveau", data=typed)
    assert "30,00" in client.get(f"{HERE}/tarifs").text
    client.post(f"{HERE}/tarifs/1/retirer")
    assert "Retiré" in client.get(f"{HERE}/tarifs").text


def test_the_pages_of_the_directory_tell_the_membership(client: FlaskClient) -> None:
    number = a_shop().member.organisation_id
    sign_in(client, sarah())
    assert "Adhésion 2021" in client.get(f"/pole/2021/repertoire/{number}").text
    assert client.get("/pole/2021/fichiers/adhesions?forme=csv").data.startswith(b"\xef\xbb\xbf")
    assert "members.total" in client.get("/pole/2021/chiffres").text
    assert "REC-2021-0001" in client.get("/pole/2021/chercher?q=REC-2021-0001").text


@pytest.mark.parametrize(("most", "piece"), [(1, Table), (0, Lines)])
def test_the_report_lists_the_structures_unless_nobody_would_read_so_many(
    app: Flask, monkeypatch: pytest.MonkeyPatch, most: int, piece: type
) -> None:
    monkeypatch.setattr(telling, "MOST_LISTED", most)
    a_shop()
    last = list(telling.pieces_of(2021))[-1]
    assert (last.title, type(last)) == ("Les structures adhérentes", piece)
