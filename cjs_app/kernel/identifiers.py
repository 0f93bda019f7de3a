"""Numbers given by others: SIREN and SIRET of a French organisation, IBAN of a bank account."""

import re
from typing import TYPE_CHECKING

from cjs_app.kernel.late import Late
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import one_line, quoted

if TYPE_CHECKING:
    from stdnum import exceptions, iban
    from stdnum.fr import siren, siret
else:
    exceptions, iban = Late("stdnum.exceptions"), Late("stdnum.iban")
    siren, siret = Late("stdnum.fr.siren"), Late("stdnum.fr.siret")

_LONGEST_READ = 60


def checked_siren(text: str, field: str | None = None) -> str:
    """Return a SIREN as nine figures without spaces; raise a Refusal where its figures do not agree (Luhn key)."""
    if not text.strip():
        raise Refusal("Le SIREN manque : écrire ses neuf chiffres, par exemple 732 829 320.", field=field)
    digits = _compact(text)
    if len(digits) == 14 and digits.isdigit():
        raise Refusal(
            "« {typed} » est un SIRET : garder seulement les neuf premiers chiffres pour le SIREN.",
            field=field,
            typed=quoted(text),
        )
    if not re.fullmatch("[0-9]{9}", digits):
        raise Refusal(
            "« {typed} » n’est pas un SIREN : écrire ses neuf chiffres, par exemple 732 829 320.",
            field=field,
            typed=quoted(text),
        )
    if digits == "0" * 9 or not siren.is_valid(digits):
        raise Refusal(
            "Le SIREN « {typed} » contient une erreur : vérifier chaque chiffre sur un document officiel.",
            field=field,
            typed=quoted(text),
        )
    return digits


def checked_siret(text: str, field: str | None = None) -> str:
    """Return a SIRET as fourteen figures without spaces; raise a Refusal where its figures do not agree.

    The establishments of La Poste follow a key of their own, which is accepted.
    """
    if not text.strip():
        raise Refusal("Le SIRET manque : écrire ses quatorze chiffres, par exemple 732 829 320 00074.", field=field)
    digits = _compact(text)
    if len(digits) == 9 and digits.isdigit():
        raise Refusal(
            "« {typed} » est un SIREN : ajouter les cinq chiffres de l’établissement pour avoir le SIRET.",
            field=field,
            typed=quoted(text),
        )
    if not re.fullmatch("[0-9]{14}", digits):
        raise Refusal(
            "« {typed} » n’est pas un SIRET : écrire ses quatorze chiffres, par exemple 732 829 320 00074.",
            field=field,
            typed=quoted(text),
        )
    if digits.startswith("0" * 9) or not siret.is_valid(digits):
        raise Refusal(
            "Le SIRET « {typed} » contient une erreur : vérifier chaque chiffre sur un document officiel.",
            field=field,
            typed=quoted(text),
        )
    return digits


def checked_iban(text: str, field: str | None = None) -> str:
    """Return an IBAN in capitals without spaces; raise a Refusal where its form or its key is wrong (ISO 13616)."""
    if not text.strip():
        raise Refusal("L’IBAN manque : recopier celui du RIB, il commence par deux lettres.", field=field)
    compact = _compact(text).upper()
    if not re.fullmatch("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", compact):
        raise Refusal(
            "« {typed} » n’est pas un IBAN : recopier celui du RIB, il commence par deux lettres, par exemple FR76.",
            field=field,
            typed=quoted(text),
        )
    if not _valid_iban(compact):
        raise Refusal(
            "L’IBAN « {typed} » contient une erreur : vérifier chaque caractère sur le RIB.",
            field=field,
            typed=quoted(text),
        )
    return compact


def french_tva_number(digits: str) -> str:
    """Return the VAT number that follows from a SIREN; empty where there is none, or its figures do not agree."""
    return f"FR{siren.to_tva(digits)}" if siren.is_valid(digits) else ""


def written_number(number: str, currency: str, before: str = "") -> str:
    """Return how a paper names an organisation's number: «SIREN 732 829 320»; nothing where there is none.

    Outside the euro the number is that of another country, written as it was given.
    """
    if not number or currency != "EUR":
        return number and f"{before}{number}"
    word = "SIRET" if len(number) == 14 else "SIREN"
    groups = [number[at : at + 3] for at in (0, 3, 6)] + [number[9:]]
    return before + "\u00a0".join([word, *filter(None, groups)])


def _compact(text: str) -> str:
    """Return the text without any kind of space, point or hyphen; empty where it is too long to be an identifier."""
    return "" if len(text) > _LONGEST_READ else re.sub(r"[ .\-‐‑–]", "", one_line(text))


def _valid_iban(compact: str) -> bool:
    """Return whether the country, the form and the key agree."""
    try:
        iban.validate(compact)
    except exceptions.ValidationError:
        return False
    return True
