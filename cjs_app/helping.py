"""What the console's --help says, in French: click speaks English by itself."""

import os
import re
import sys
from collections.abc import Iterable

import click

from cjs_app.kernel.refusal import Refusal

_WORDS = {
    "Show this message and exit.": "Montrer cette aide.",
    "COMMAND [ARGS]...": "COMMANDE [ARGUMENTS]…",
    "[default: ": "[d’ordinaire : ",
    "[required]": "[à donner]",
    "; required]": " ; à donner]",
}
_SECTIONS = {"Options": "Options", "Commands": "Commandes", "Arguments": "Arguments"}
_TYPES = {"INTEGER RANGE": "NOMBRE", "INTEGER": "NOMBRE", "TEXT": "TEXTE", "FILE": "FICHIER", "PATH": "CHEMIN"}
_TYPE = re.compile(r"\b(" + "|".join(_TYPES) + r")\b")


class FrenchHelp(click.HelpFormatter):
    """The pages of --help with French words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is written."""
        super().write_usage(prog, _french(args), prefix or "Écrire : ")

    def write_heading(self, heading: str) -> None:
        """Write the title of a section."""
        super().write_heading(_SECTIONS.get(heading, heading) + "\u00a0")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands beside what they do."""
        french = [(_TYPE.sub(_type, name), _french(told)) for name, told in rows]
        super().write_dl(french, col_max, col_spacing)


class Console(click.Group):
    """The commands of the house, whose help is French."""

    class FrenchContext(click.Context):
        """A command line, and the help that goes with it."""

        formatter_class = FrenchHelp

    context_class = FrenchContext

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; its own help is French too."""
        cmd.context_class = self.FrenchContext
        super().add_command(cmd, name)


def asked_passphrase() -> str:
    """Return the passphrase typed twice without being shown, or the one line that a program sends."""
    if os.isatty(0):
        return str(click.prompt("Phrase de passe", hide_input=True, confirmation_prompt="Encore une fois", err=True))
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise Refusal("La phrase de passe manque : la taper dans un terminal, ou l’envoyer sur une ligne.")
    return line


def _type(found: re.Match[str]) -> str:
    """Return the French word for a kind of value."""
    return _TYPES[found[1]]


def _french(text: str) -> str:
    """Return a text with click's own words in French."""
    for english, french in _WORDS.items():
        text = text.replace(english, french)
    return text
