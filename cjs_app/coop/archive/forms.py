"""Choosing an archive, and saying yes to what it holds."""

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from cjs_app.plumbing.forms import HouseForm


class UploadForm(HouseForm):
    """The file of a summer."""

    archive = FileField("Classeur ou archive", [FileRequired("Choisir un fichier .xlsx ou .zip.")])


class ConfirmForm(HouseForm):
    """A yes, and another one where a season would be replaced."""

    replace = BooleanField("Remplacer la saison déjà là")
