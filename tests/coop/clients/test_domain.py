"""A client's number, and how it is told from another of the same name."""

from dataclasses import dataclass

import pytest

from cjs_app.coop.clients.domain import Kind, checked_number, told_apart
from cjs_app.kernel.refusal import Refusal


def test_a_company_s_siren_is_kept_without_its_spaces() -> None:
    assert checked_number(Kind.COMPANY, "732 829 320", "EUR") == "732829320"


def test_a_siret_is_kept_with_its_fourteen_digits() -> None:
    assert checked_number(Kind.PUBLIC, "732 829 320 00074", "EUR") == "73282932000074"


@pytest.mark.parametrize("number", ["732829321", "000000000", "12", "sept cent trente-deux"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_number(Kind.COMPANY, number, "EUR")
    assert refused.value.field == "siren"


def test_a_private_person_is_never_asked_for_a_siren() -> None:
    with pytest.raises(Refusal, match="particulier"):
        checked_number(Kind.PRIVATE, "732829320", "EUR")


def test_another_country_s_number_is_kept_as_it_is() -> None:
    assert checked_number(Kind.COMPANY, "NEQ 1142345678", "CAD") == "NEQ 1142345678"


def test_no_number_is_no_number() -> None:
    assert checked_number(Kind.ASSOCIATION, "  ", "EUR") == ""


@dataclass(frozen=True)
class Sheet:
    """A client of a list."""

    id: int
    code: str
    name: str
    city: str = ""


def test_clients_of_the_same_name_are_told_apart_by_their_city() -> None:
    sheets = [
        Sheet(1, "CL01", "Mme Le Goff", "Vitré"),
        Sheet(2, "CL02", "Mme Le Goff", "Janzé"),
        Sheet(3, "CL03", "M. B"),
    ]
    assert told_apart(sheets) == [(1, "Mme Le Goff · Vitré"), (2, "Mme Le Goff · Janzé"), (3, "M. B")]


def test_and_by_their_code_where_the_city_is_the_same_or_unknown() -> None:
    sheets = [
        Sheet(1, "CL01", "Mme Le Goff", "Vitré"),
        Sheet(2, "CL02", "mme le goff", "VITRE"),
        Sheet(3, "CL03", "M. B"),
    ]
    assert told_apart(sheets) == [(1, "Mme Le Goff · Vitré · CL01"), (2, "mme le goff · VITRE · CL02"), (3, "M. B")]
