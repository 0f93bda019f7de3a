"""The pattern of a document's number, which a person can read and edit: «VIT-F-AAAA-####»."""

import re

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted

LONGEST_NUMBER = 20
_YEAR = "AAAA"
_RUN = re.compile("#+")
_ALLOWED = re.compile(r"[A-Za-z0-9+\-_/#]+")
_TRAILING_DIGITS = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


def render(template: str, year: int, rank: int) -> str:
    """Return the number of a rank: AAAA becomes the year, the run of # the rank, padded with zeros.

    A rank with more figures than there are # is written whole.
    """
    run = _RUN.search(template)
    if run is None:
        raise ValueError("a template has a run of #")
    before, after = template[: run.start()], template[run.end() :]
    figures = f"{rank:0{len(run[0])}d}"
    return f"{before.replace(_YEAR, f'{year:04d}')}{figures}{after.replace(_YEAR, f'{year:04d}')}"


def checked_template(text: str) -> str:
    """Return a template fit for use, without the spaces around it; raise a Refusal that tells what to change.

    The twenty characters are the limit of the French electronic invoice for a document's number.
    """
    template = text.strip()
    if not template:
        raise Refusal("Le modèle de numéro manque : écrire par exemple F-AAAA-####.")
    if not _ALLOWED.fullmatch(template):
        raise Refusal(
            "« {typed} » : un modèle de numéro contient seulement des lettres sans accent, des chiffres, + - _ /, "
            "AAAA pour l’année et # pour le rang.",
            typed=quoted(text),
        )
    if len(_RUN.findall(template)) != 1:
        raise Refusal(
            "« {typed} » : mettre les # ensemble, une seule fois, par exemple F-AAAA-####.", typed=quoted(text)
        )
    if len(template) > LONGEST_NUMBER:
        raise Refusal(
            "« {typed} » donne un numéro trop long : {longest} caractères au plus.",
            typed=quoted(text),
            longest=LONGEST_NUMBER,
        )
    return template


def checked_yearly(text: str, current: str = "") -> str:
    """Return a template fit for a new suite: it also holds the year and a letter.

    Ranks begin again at 1 each year: without the year, two summers would give the same number twice. The `current`
    one, which may continue the suite that an archive brought, stays as it came.
    """
    template = checked_template(text)
    if template == current:
        return template
    bare = template.replace(_YEAR, "")
    if bare == template or not any(sign.isalpha() for sign in bare):
        raise Refusal(
            "« {typed} » : mettre une lettre et l’année (AAAA), par exemple F-AAAA-####, pour que deux étés ne "
            "donnent jamais le même numéro.",
            typed=quoted(text),
        )
    return template


def recognised(number: str, year: int) -> tuple[str, int] | None:
    """Return the template and the rank of a number already in use, None where none fits.

    The last figures are the rank. The year becomes AAAA where it stands just before the rank, with or without a
    separator: «F2021-007» of 2021 gives («FAAAA-###», 7), «29» gives («##», 29).
    """
    if len(number) > LONGEST_NUMBER or not _ALLOWED.fullmatch(number):
        return None
    found = _TRAILING_DIGITS.fullmatch(number)
    if found is None:
        return None
    before, figures = found[1], found[2]
    digits = f"{year:04d}"
    if figures.startswith(digits) and len(figures) > len(digits):
        before, figures = before + _YEAR, figures[len(digits) :]
    else:
        before = re.sub(rf"(?<![0-9]){digits}(?=[+\-_/]$)", _YEAR, before)
    template, rank = before + "#" * len(figures), int(figures)
    return (template, rank) if render(template, year, rank) == number else None
