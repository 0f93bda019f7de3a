"""Reading a list of memberships as people keep it: a CSV table with French columns, in whatever order and spelling."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from cjs_app.kernel.money import parse_cents
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import parse_day
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import one_line, quoted
from cjs_app.pole.members.domain import CATEGORY_LABELS, MANY, PEOPLE, WAY_LABELS, Category, Way

MOST_ROWS = 2000
MOST_TOLD = 8
"""How many wrong lines are told at once."""
COLUMNS = {
    "structure": ("structure", "nom de la structure", "organisation", "raison sociale"),
    "first_name": ("prenom",),
    "last_name": ("nom", "nom de famille"),
    "category": ("type", "categorie", "statut"),
    "domain": ("domaine",),
    "theme": ("thematique", "thematiques", "theme", "activite"),
    "city": ("commune", "ville"),
    "email": ("courriel", "e mail", "email", "mail"),
    "phone": ("telephone", "tel"),
    "fee": ("cotisation", "montant", "tarif"),
    "paid_on": ("payee le", "paye le", "date de paiement", "reglee le", "regle le"),
    "way": ("moyen", "mode de paiement", "paiement", "moyen de paiement"),
    "shown": ("annuaire", "annuaire public", "visible"),
}
MODEL = "Structure;Prénom;Nom;Type;Domaine;Thématique;Commune;Courriel;Téléphone;Cotisation;Payée le;Moyen;Annuaire"
YES = frozenset({"oui", "o", "x", "1", "vrai", "d'accord"})
_OTHER_TYPES = {
    "entrepreneur": Category.SOLE_TRADER,
    "entrepreneure": Category.SOLE_TRADER,
    "entreprise individuelle": Category.SOLE_TRADER,
    "scop": Category.COOPERATIVE,
    "scic": Category.COOPERATIVE,
    "porteur": Category.HOLDER,
    "porteuse": Category.HOLDER,
    "porteur de projet": Category.HOLDER,
    "porteuse de projet": Category.HOLDER,
    "sympathisant": Category.SYMPATHISER,
    "sympathisante": Category.SYMPATHISER,
}
TYPES = (
    {folded(label): category for category, label in CATEGORY_LABELS.items()}
    | {folded(name): category for category, name in MANY.items()}
    | _OTHER_TYPES
)
WAYS = {folded(label): way for way, label in WAY_LABELS.items()} | {"cb": Way.CARD, "liquide": Way.CASH}


class Row(Struct, frozen=True):
    """A line of the list, read."""

    line: int
    structure: str
    first_name: str
    last_name: str
    category: Category
    domain: str
    theme: str
    city: str
    email: str
    phone: str
    fee_cents: int | None
    paid_on: dt.date | None
    way: Way | None
    is_shown: bool


def text_of(content: bytes) -> str:
    """Return a file as text, in either way that spreadsheets write accents."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(text: str) -> list[Row]:
    """Return the lines of a list; raise one Refusal that tells every wrong line, and what to write there."""
    table = list(csv.reader(io.StringIO(text), delimiter=_separator(text)))
    places = _places(table[0]) if table else {}
    if "structure" not in places and "first_name" not in places:
        raise Refusal(
            "La première ligne doit nommer les colonnes : au moins « Structure », ou « Prénom » et « Nom ».",
            field="file",
        )
    rows, faults = [], []
    for line, cells in enumerate(table[1:], start=2):
        said = {name: one_line(cells[at]) if at < len(cells) else "" for name, at in places.items()}
        if any(said.values()):
            try:
                rows.append(_row(line, said))
            except Refusal as refusal:
                faults.append(f"ligne {line} : {refusal}")
    _ensure_right(rows, faults)
    return rows


def _ensure_right(rows: list[Row], faults: list[str]) -> None:
    """Raise Refusal for wrong lines, for no line at all, and for too many."""
    if faults:
        more = f" Et {len(faults) - MOST_TOLD} autres lignes." if len(faults) > MOST_TOLD else ""
        raise Refusal(
            "Rien n’est enregistré. {faults}{more}", field="file", faults=" ".join(faults[:MOST_TOLD]), more=more
        )
    if not rows:
        raise Refusal("Cette liste est vide : une ligne par adhésion, sous les noms des colonnes.", field="file")
    if len(rows) > MOST_ROWS:
        raise Refusal("Cette liste est trop longue : {most} lignes à la fois au plus.", field="file", most=MOST_ROWS)


def _separator(text: str) -> str:
    """Return what separates the cells: the sign that the first line holds most."""
    first = text.partition("\n")[0]
    return max(";\t,", key=first.count)


def _places(header: list[str]) -> dict[str, int]:
    """Return at which place each known column stands."""
    names = {spelling: name for name, spellings in COLUMNS.items() for spelling in spellings}
    found: dict[str, int] = {}
    for at, title in enumerate(header):
        name = names.get(folded(title).replace("_", " "))
        if name is not None:
            found.setdefault(name, at)
    return found


def _row(line: int, said: dict[str, str]) -> Row:
    """Return a line; raise Refusal for what cannot be understood in it."""
    told: Callable[[str], str] = lambda name: said.get(name, "")  # noqa: E731 — one word for each cell
    structure = told("structure")
    if not structure and not told("first_name"):
        raise Refusal("écrire le nom de la structure, ou le prénom de la personne.")
    paid_on, way = _read(told("paid_on"), parse_day), _among(WAYS, told("way"), "moyen de paiement")
    if paid_on is not None and way is None:
        raise Refusal("dire comment la cotisation est arrivée (chèque, virement, espèces…).")
    return Row(
        line,
        structure,
        first_name="" if structure else told("first_name"),
        last_name="" if structure else told("last_name"),
        category=_category(told("category"), is_structure=bool(structure)),
        domain=told("domain"),
        theme=told("theme"),
        city=told("city"),
        email=told("email"),
        phone=told("phone"),
        fee_cents=_read(told("fee"), parse_cents),
        paid_on=paid_on,
        way=way,
        is_shown=folded(told("shown")) in YES,
    )


def _category(typed: str, *, is_structure: bool) -> Category:
    """Return what a member is; a person whose type is not written is a sympathiser."""
    found: Category | None = _among(TYPES, typed, "type")
    if found is None:
        found = Category.ASSOCIATION if is_structure else Category.SYMPATHISER
    if (found in PEOPLE) is is_structure:
        raise Refusal("« {typed} » ne va pas avec ce nom : une personne ou une structure ?", typed=quoted(typed))
    return found


def _among(known: dict[str, Any], typed: str, what: str) -> Any:
    """Return what a word means, None for no word; raise Refusal for an unknown one."""
    if not typed:
        return None
    found = known.get(folded(typed).replace("·", "").replace(".", ""), known.get(folded(typed)))
    if found is None:
        raise Refusal("« {typed} » n’est pas un {what} connu.", typed=quoted(typed), what=what)
    return found


def _read(typed: str, reader: Callable[[str], Any]) -> Any:
    """Return what a cell says, None for an empty one."""
    return reader(typed) if typed else None
