"""The register of processing that the law asks for (RGPD, article 30), put together from the list of columns."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from cjs_app.access.domain import POLE_ROLE_LABELS, ROLE_LABELS
from cjs_app.privacy.columns import PERSONAL
from cjs_app.privacy.kinds import Kind
from cjs_app.privacy.purposes import DELAYS, PURPOSES, SECURITY, Basis, Purpose, Rule, in_words


class Processing(Struct, frozen=True):
    """A line of the register, ready to be read."""

    purpose: Purpose
    basis: Basis
    persons: tuple[str, ...]
    data: tuple[str, ...]
    kinds: tuple[str, ...]
    readers: tuple[str, ...]
    kept: str
    end: str


COLUMNS = (
    "Traitement",
    "But",
    "Base légale",
    "Personnes",
    "Catégories de données",
    "Données",
    "Qui les lit",
    "Durée",
    "Au bout de ce temps",
    "Sécurité",
    "Responsable",
)


def processings(months: Mapping[Rule, int]) -> tuple[Processing, ...]:
    """Return every line of the register; `months` gives each delay as this house keeps it."""
    return tuple(_processing(purpose, months) for purpose in PURPOSES)


def _processing(purpose: Purpose, months: Mapping[Rule, int]) -> Processing:
    """Return the line of one purpose, computed from its columns."""
    own = [column for column in PERSONAL if column.purpose is purpose]
    readers = frozenset[str]().union(*(column.readers for column in own))
    delay, labels = DELAYS[purpose.rule], ROLE_LABELS | POLE_ROLE_LABELS
    return Processing(
        purpose=purpose,
        basis=purpose.basis,
        persons=_once(str(column.whose) for column in own),
        data=_once(column.label for column in own),
        kinds=_once(str(column.kind) for column in own),
        readers=(
            "la personne elle-même",
            *(label for role, label in labels.items() if role in readers),
        ),
        kept=f"{in_words(months[delay.rule])} {delay.since}",
        end=delay.act,
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Return words without those that come again, in their order."""
    return tuple(dict.fromkeys(words))


def rows(controller: str, months: Mapping[Rule, int]) -> list[tuple[str, ...]]:
    """Return the register as the rows of a table; `controller` answers for all of it."""
    return [
        (
            line.purpose.title,
            line.purpose.aim,
            str(line.basis),
            ", ".join(line.persons),
            ", ".join(line.kinds),
            ", ".join(line.data),
            ", ".join(line.readers),
            line.kept,
            line.end,
            " ".join(SECURITY),
            controller,
        )
        for line in processings(months)
    ]


PROTECTION = {
    Kind.NAME: "Jamais sur un document de client ni une page publique ; remplacé par un code hors de l’équipe.",
    Kind.MINOR: "Montré à la personne, à l’animation et à la coordination seulement ; dans aucun export d’argent.",
    Kind.CONTACT: "Montré à qui en a besoin pour le travail ; jamais dans le journal.",
    Kind.WORK: "Montré à l’équipe de la saison ; au comité, en sommes d’au moins cinq personnes.",
    Kind.MONEY: "Montré à l’équipe de la saison ; au porteur et au comité, jamais personne par personne.",
    Kind.WORDS: "Montré comme la fiche où c’est écrit ; dans le journal, à part et effaçable.",
    Kind.SECRET: "Haché ou scellé ; n’est montré à personne et ne quitte pas la base.",
    Kind.TRACE: "Montré à la personne ; effacé à la revue de l’année.",
    Kind.CHOICE: "Montré à la personne et à l’animation ; retiré d’un geste.",
    Kind.ACT: "Un numéro de compte, sans nom ; le nom s’efface avec le compte.",
}
"""How each kind of data is protected; the tests of the canaries and of the fields are held against it."""
