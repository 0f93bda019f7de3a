"""How the house reads its templates."""

from typing import Any

from flask.templating import Environment
from jinja2 import Template


class HouseTemplate(Template):
    """A template that knows that all of them have the same globals.

    Jinja compares the names of them all at each import of a macro: half a millisecond a page, always for nothing here.
    """

    def _get_default_module(self, ctx: Any = None) -> Any:
        """Return the macros of this template, read once."""
        return super()._get_default_module()


class HouseEnvironment(Environment):
    """Where the templates of the house are read."""

    template_class = HouseTemplate
