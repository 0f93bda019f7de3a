"""Traits d'Unions on the pages, and the figures that it tells."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.bridges import actions, lists
from cjs_app.pole.bridges.domain import (
    OWNER,
    AppointmentSheet,
    Kind,
    PartnershipSheet,
    Step,
    StepSheet,
    StructureSheet,
)
from cjs_app.pole.bridges.figures import figures_of, pieces_of
from cjs_app.pole.bridges.models import BridgePartnership, BridgeStructure
from cjs_app.pole.bridges.queries import target_of, themes_of
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind as Sort
from cjs_app.pole.directory.domain import OrganisationSheet
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.directory.queries import get_organisation
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import Origin, Value
from cjs_app.pole.questionnaires.queries import asked_about, questions_of
from tests.people import sarah, sign_in, stamped, yvon

HOME = "/pole/2021/traits-d-unions"
DAY = dt.date(2021, 3, 9)


def known(name: str) -> int:
    """Return the number of an organisation."""
    return directory.add_organisation(OrganisationSheet(name, Sort.ASSOCIATION), stamped()).id


@pytest.fixture
def structure(app: Flask) -> BridgeStructure:
    """A structure that takes part since March."""
    return actions.enter(StructureSheet(known("Mamie Mesure"), Kind.STRUCTURE, DAY), stamped())


def answered(structure: BridgeStructure, day: dt.date, marks: list[int]) -> int:
    """Return the number of a diagnostic that so many persons answered."""
    diagnostic = actions.diagnose(structure, day, stamped())
    asked = asked_about(OWNER, diagnostic.id)
    assert asked is not None
    *themes, wish = questions_of(asked)
    for mark in marks:
        values = [*(Value(theme.id, mark) for theme in themes), Value(wish.id, text="Un voisin")]
        questionnaires.answer(asked, values, Origin.PAPER, False, stamped())
    return diagnostic.id


def a_partnership(day: dt.date = DAY) -> BridgePartnership:
    """Return a partnership at its first contact."""
    return actions.begin(PartnershipSheet(known("La Canopée"), known("La Poste"), "La démarche RSE"), day, stamped())


def told(year: int = 2021) -> dict[str, object]:
    """Return the figures of a year."""
    return {figure.key.removeprefix("bridges."): figure.value for figure in figures_of(year)}


def test_services_of_authorities_are_counted_apart(structure: BridgeStructure) -> None:
    actions.enter(StructureSheet(known("Service économie"), Kind.SERVICE, DAY), stamped())
    actions.enter(
        StructureSheet(known("Partie avant"), Kind.STRUCTURE, dt.date(2019, 1, 1), dt.date(2020, 12, 31)), stamped()
    )
    assert (told(), told(2020), told(2018)) == ({"structures": 1, "services": 1}, {"structures": 1}, {})


def test_a_structure_enters_once(structure: BridgeStructure) -> None:
    with pytest.raises(Refusal):
        actions.enter(StructureSheet(structure.organisation_id, Kind.SERVICE, DAY), stamped())


def test_a_diagnostic_counts_once_somebody_answered(structure: BridgeStructure) -> None:
    number = answered(structure, DAY, [])
    assert ("diagnostics" in told(), [one.day for one in lists.waiting_on(DAY)]) == (False, [DAY])
    answered(structure, dt.date(2021, 3, 10), [4])
    assert told()["diagnostics"] == 1
    assert next(one.note for one in figures_of(2021) if one.key == "bridges.diagnostics").endswith(": 1.")
    with pytest.raises(Refusal):
        actions.diagnose(structure, DAY, stamped())
    assert number


def test_the_marks_of_all_diagnostics_are_one_exact_mean(structure: BridgeStructure) -> None:
    answered(structure, DAY, [4, 4])
    answered(structure, dt.date(2021, 3, 10), [2])
    gathered = themes_of(2021)
    assert (gathered.answers, gathered.marks[0][0], gathered.marks[0][1].mean) == (
        3,
        "Acheter local et solidaire",
        Decimal("3.33"),
    )
    assert len(gathered.marks) == 6


def test_the_board_reads_marks_from_five_answers_on(client: FlaskClient, structure: BridgeStructure) -> None:
    few, enough = answered(structure, DAY, [4] * 4), answered(structure, dt.date(2021, 3, 10), [3] * 5)
    sign_in(client, yvon())
    assert "Moins de 5 réponses" in client.get(f"{HOME}/diagnostics/{few}").text
    page = client.get(f"{HOME}/diagnostics/{enough}").text
    assert ("3 sur 4" in page, "Un voisin" in page) == (True, False)
    assert client.get(f"{HOME}/diagnostics/{few}/suites").status_code == 403


def test_a_partnership_stands_where_it_stood_at_the_end_of_the_year(structure: BridgeStructure) -> None:
    partnership = a_partnership()
    actions.climb(
        partnership, StepSheet(Step.SIGNED, dt.date(2022, 2, 1), reference="TU-1"), stamped(day=dt.date(2023, 1, 1))
    )
    actions.aim(2022, 5, stamped())
    assert (told()["partnerships"], told()["partnerships.contact"], told()["partnerships.signe"]) == (1, 1, 0)
    assert (told(2022)["partnerships.signe"], told(2022)["progress"]) == (1, Decimal("20.00"))
    assert "partnerships" not in told(2023)


def test_what_was_signed_and_comes_back_keeps_its_history(app: Flask) -> None:
    partnership = a_partnership()
    actions.climb(partnership, StepSheet(Step.SIGNED, DAY, reference="TU-1"), stamped())
    assert (partnership.signed_on, partnership.reference) == (DAY, "TU-1")
    back = actions.climb(partnership, StepSheet(Step.MEETING, DAY, "L’entreprise change"), stamped())
    assert (partnership.signed_on, partnership.reference, back.reason) == (None, "", "L’entreprise change")


def test_a_target_is_set_then_changed(app: Flask) -> None:
    for wanted in (3, 5):
        actions.aim(2022, wanted, stamped())
    target = target_of(2022)
    assert target is not None and target.wanted == 5
    assert (told(2022)["target"], told(2022)["partnerships"], told()) == (5, 0, {})


def test_prescribers_are_counted_by_appointment_and_by_name(app: Flask) -> None:
    bank = known("La banque")
    for agreed in ("Relayer", "Encore"):
        actions.meet(AppointmentSheet(bank, DAY, agreed, "Écrire", dt.date(2021, 3, 20)), stamped())
    assert (told()["prescribers"], told()["prescribers_met"]) == (2, 1)
    assert lists.waiting_on(dt.date(2021, 3, 12)) == []
    assert len(lists.waiting_on(dt.date(2021, 3, 13))) == 2


def test_the_team_goes_from_a_structure_to_a_signed_agreement(client: FlaskClient, structure: BridgeStructure) -> None:
    sign_in(client, sarah())
    bank = known("La banque")
    data = {
        "organisation_id": str(structure.organisation_id),
        "partner_id": str(bank),
        "subject": "Prêter",
        "day": "2021-03-09",
    }
    assert client.post(f"{HOME}/partenariats/nouveau", data=data).status_code == 303
    page = f"{HOME}/partenariats/1/etape"
    assert client.post(page, data={"step": "signe", "day": "2021-04-01"}).status_code == 422
    assert client.post(page, data={"step": "signe", "day": "2021-04-01", "reference": "TU-1"}).status_code == 303
    assert "TU-1" in client.get(f"{HOME}/partenariats/1").text
    answer = client.post(page, data={"step": "contact", "day": "2021-04-02"})
    assert (answer.status_code, "Dire pourquoi" in answer.text) == (422, True)


def test_the_answers_of_a_diagnostic_are_noted_from_its_page_and_lead_back_there(
    client: FlaskClient, structure: BridgeStructure
) -> None:
    sign_in(client, sarah())
    number = answered(structure, DAY, [])
    address = f"/pole/2021/questionnaires/1/feuille?retour={HOME}/diagnostics/{number}"
    assert f'value="{HOME}/diagnostics/{number}"' in client.get(address).text
    data = {f"question_{rank}": "3" for rank in range(1, 7)} | {"retour": f"{HOME}/diagnostics/{number}"}
    assert client.post(address, data=data).location == f"{HOME}/diagnostics/{number}"
    assert "3 sur 4" in client.get(f"{HOME}/diagnostics/{number}").text
    assert "ailleurs" not in client.get("/pole/2021/questionnaires/1/feuille?retour=//ailleurs.fr").text


def test_the_sheet_of_a_diagnostic_is_one_page(client: FlaskClient, structure: BridgeStructure) -> None:
    sign_in(client, sarah())
    answer = client.get(f"{HOME}/diagnostics/{answered(structure, DAY, [])}/feuille.pdf")
    assert (answer.mimetype, answer.data[:5], answer.data.count(b"/Type /Page\n")) == ("application/pdf", b"%PDF-", 1)
    assert answer.headers["Content-Disposition"].startswith('inline; filename="diagnostic-')


def test_what_is_known_of_an_organisation_stands_on_its_page(structure: BridgeStructure) -> None:
    partnership = a_partnership()
    told, lent = get_organisation(structure.organisation_id), get_organisation(partnership.partner_id)
    lines = organisation_board.lines_of(told, 2021)
    assert [line.title for line in lines] == ["Prend part à Traits d’Unions"]
    assert [one.detail for one in organisation_board.lines_of(lent, 2021)] == ["1 partenariat"]
    assert organisation_board.lines_of(told, 2020) == []


def test_the_chapter_tells_what_there_is(structure: BridgeStructure) -> None:
    answered(structure, DAY, [3] * 5)
    a_partnership()
    assert [type(piece).__name__ for piece in pieces_of(2021)] == ["Tiles", "Table", "Plot", "Plot"]
    assert list(pieces_of(2019)) == []
