"""How the house reads its templates."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import Template
from jinja2.bccache import Bucket, FileSystemBytecodeCache


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


class ReadyTemplates(FileSystemBytecodeCache):
    """What the templates became, kept in a folder: to read them again took an eighth of each start."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless the disk is full or closed: it will then be read again, which is only slower."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def start(app: Flask) -> None:
    """Keep what the templates become beside the data, where nobody else may write; nothing where no folder can be."""
    folder = Path(app.config["READY_TEMPLATES"])
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        app.jinja_env.bytecode_cache = ReadyTemplates(str(folder))
