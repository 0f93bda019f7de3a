"""Reading an archive as people keep it: a folder or a .zip of CSV files, or one workbook."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from cjs_app.coop.archive.domain.faults import NOWHERE, fault
from cjs_app.coop.archive.domain.raw import RawRow, RawTable
from cjs_app.coop.archive.spreadsheets import read_workbook
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted

LARGEST_ARCHIVE = 12 * 1024 * 1024
LARGEST_CONTENT = 64 * 1024 * 1024
MOST_FILES = 200
MOST_ROWS = 100_000
"""How many lines of a table hold something, its header not counted."""

# A long text, or a quote that is never closed, is told for what it is: a file this large was refused already.
csv.field_size_limit(LARGEST_CONTENT)

_SEPARATORS = ";\t,"
_NOT_TABLES = re.compile(r"(__macosx|\..*|~\$.*|thumbs\.db|desktop\.ini|lisez.?moi.*|readme.*)", re.IGNORECASE)
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_WHAT_IS_READ = "donner un classeur .xlsx, ou un .zip de fichiers CSV"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def read_archive(path: Path) -> list[RawTable]:
    """Return the tables found in a folder, a .zip or a .xlsx, as texts; raise Refusal where there is none to read."""
    try:
        if path.is_dir():
            return _read_folder(path)
        if path.stat().st_size > LARGEST_ARCHIVE:
            raise Refusal("Ce fichier est trop gros pour un été : {most} Mo au plus.", most=LARGEST_ARCHIVE // 1024**2)
        return read_bytes(path.read_bytes())
    except OSError as error:
        raise Refusal("« {path} » ne peut pas être lu : vérifier son nom et ses droits.", path=str(path)) from error


def read_bytes(content: bytes) -> list[RawTable]:
    """Return the tables found in the bytes of a .zip or a .xlsx; raise Refusal for anything else."""
    if content.startswith(_OLD_WORKBOOK):
        raise Refusal("Ce classeur est d’un ancien format, ou protégé : l’enregistrer en .xlsx sans mot de passe.")
    if not content.startswith(b"PK"):
        raise Refusal("Ce fichier n’est pas une archive d’été : {what}.", what=_WHAT_IS_READ)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _ensure_reasonable(archive)
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return read_workbook(content, MOST_ROWS)
            if "mimetype" in names:
                raise Refusal("Ce classeur est au format OpenDocument : l’enregistrer en .xlsx.")
            return _read_zip(archive)
    except _BROKEN_ZIP as error:
        raise Refusal("Ce fichier est abîmé : refaire l’archive, puis recommencer.") from error


def _ensure_reasonable(archive: zipfile.ZipFile) -> None:
    """Raise Refusal for an archive that is locked, lies about its names, or swells when opened."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise Refusal("Cette archive contient trop de fichiers : {most} au plus.", most=MOST_FILES)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal("Cette archive est protégée par un mot de passe : la refaire sans.")
    for entry in entries:
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts or ":" in entry.filename:
            raise Refusal(
                "Cette archive contient un nom de fichier interdit : « {name} ».", name=quoted(entry.filename)
            )
    # The sizes that an entry announces bind: zipfile never gives more than that of it.
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENT:
        raise Refusal("Cette archive est trop grosse une fois ouverte : garder un seul été.")


def _read_zip(archive: zipfile.ZipFile) -> list[RawTable]:
    """Return the tables of a .zip; they may all stand in one folder inside it."""
    files = []
    for entry in archive.infolist():
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        if not entry.is_dir() and not any(_NOT_TABLES.fullmatch(part) for part in place.parts):
            files.append((place, entry))
    if len({place.parent for place, _ in files}) > 1:
        raise Refusal(
            "Cette archive mélange plusieurs dossiers : mettre les tables d’un seul été dans un seul dossier."
        )
    return _tables((place.name, archive.read(entry)) for place, entry in files)


def _read_folder(folder: Path) -> list[RawTable]:
    """Return the tables of a folder of CSV files."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not _NOT_TABLES.fullmatch(path.name))
    if len(files) > MOST_FILES or sum(path.stat().st_size for path in files) > LARGEST_CONTENT:
        raise Refusal("Ce dossier est trop gros : garder les tables d’un seul été.")
    return _tables((path.name, path.read_bytes()) for path in files)


def _tables(files: Iterable[tuple[str, bytes]]) -> list[RawTable]:
    """Return the table of each file; raise Refusal where none is a CSV file."""
    tables = []
    for name, content in files:
        stem, _, ending = name.rpartition(".")
        if ending.lower() in ("csv", "txt", "tsv"):
            tables.append(read_csv(stem, content))
        else:
            strange = fault(name, 1, NOWHERE, "Ce fichier n’est pas une table : l’ôter, ou l’enregistrer en CSV.")
            tables.append(RawTable(name, faults=[strange]))
    if not any(table.rows for table in tables):
        raise Refusal("Aucune table ici : {what}.", what=_WHAT_IS_READ)
    return tables


def read_csv(name: str, content: bytes) -> RawTable:
    """Return the table of a CSV file, whatever spreadsheet wrote it; each row knows the line it begins on."""
    text = _decoded(content)
    if text is None:
        return RawTable(name, faults=[fault(name, 1, NOWHERE, "Ce fichier n’est pas un texte : l’enregistrer en CSV.")])
    table = RawTable(name)
    announced = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    separator = announced[1] if announced else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not (announced and line == 1):
                table.rows.append(RawRow(line, tuple(cells)))
            if len(table.rows) > MOST_ROWS + 1:
                raise Refusal("La table « {name} » est trop longue : {most} lignes au plus.", name=name, most=MOST_ROWS)
            line = reader.line_num + 1
    except csv.Error:
        template = "Cette ligne ne peut pas être lue : un guillemet est de trop, ou n’est pas refermé."
        table.faults.append(fault(name, line, NOWHERE, template))
    return table


def _separator(text: str) -> str:
    """Return the separator of a file: the one its first line uses most; names of columns hold none of them."""
    first = next((line for line in text.splitlines() if line.strip(_SEPARATORS + ' "')), "")
    return max(_SEPARATORS, key=first.count)


def _decoded(content: bytes) -> str | None:
    """Return the text of a file in UTF-8, in UTF-16 as «texte Unicode» is saved, or in Windows-1252; None otherwise."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None
