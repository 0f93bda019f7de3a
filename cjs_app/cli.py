"""The console: `cjs`, also reached as `python3 -m cjs_app`; errors are one French sentence, never a trace."""

import sys
from pathlib import Path
from typing import BinaryIO

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from cjs_app import create_app, doctor, restoring, serving, verifying
from cjs_app.access import actions as access
from cjs_app.coop.archive import actions as archive
from cjs_app.coop.bilan import pdf as bilan_pdf
from cjs_app.coop.bilan import queries as bilan
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.demo import plays
from cjs_app.helping import Console, asked_passphrase
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import agreed
from cjs_app.plumbing import clock, migrations
from cjs_app.plumbing.database import db
from cjs_app.pole.checker import checking
from cjs_app.pole.checker import queries as checker
from cjs_app.pole.checker.checking import check
from cjs_app.pole.report import docx as report_docx
from cjs_app.pole.report import pdf as report_pdf
from cjs_app.pole.report import queries as report
from cjs_app.pole.report import web as report_web

cjs = Console(name="cjs", help="L’été d’une coopérative jeunesse.")


def say(text: str) -> None:
    """Tell how far a long work is; what a command answers goes to standard output, this does not."""
    click.echo(text, err=True)


def ready_app() -> Flask:
    """Return the application on a database of the right shape: a new one is migrated first, an old one is refused."""
    app = create_app()
    with app.app_context():
        if migrations.shape() == "new":
            say("Base de données neuve : préparation…")
            migrations.upgrade(app)
            begin_anchor()
        migrations.ensure_current()
    return app


def begin_anchor() -> None:
    """Write outside the database where a journal that begins now stands."""
    journal.anchor_head(clock.stamp(None))
    db.session.remove()


def named_season(name: str) -> Season:
    """Return the season with this name; raise Refusal when there is none."""
    season = seasons.find_season_by_name(name)
    if season is None:
        raise Refusal("Aucune saison ne s’appelle « {name} » : vérifier le nom sur la page d’accueil.", name=name)
    return season


@cjs.command("migrate", help="Mettre la base de données à la forme de cette version.")
def migrate() -> None:
    """Bring the database to the newest shape; a journal that begins now gets its anchor."""
    app = create_app()
    with app.app_context():
        before = None if migrations.shape() == "new" else migrations.current_revision()
    migrations.upgrade(app)
    if before is None or before < migrations.FIRST_WITH_A_CHAIN:
        with app.app_context():
            begin_anchor()
    say("La base de données est à jour.")


@cjs.command("serve", help="Servir l’application (gunicorn).")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port d’écoute.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Nombre de processus.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the application until it is stopped."""
    doctor.ensure_servable(ready_app())
    serving.serve(host, port, workers)


@cjs.command("doctor", help="Dire comment ce serveur est réglé, et ce qui manque.")
def examine() -> None:
    """Look at the settings of this server; the status says whether something is to be put right."""
    app = ready_app()
    with app.app_context():
        sys.exit(0 if doctor.examine(app, click.echo) else 1)


@cjs.command("demo", help="Lancer l’application avec les étés de démonstration.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port d’écoute.")
@click.option("--no-serve", is_flag=True, help="Préparer la base sans lancer le serveur.")
def demo(host: str, port: int, no_serve: bool) -> None:
    """Play the demo summers when they are not there yet, then serve them."""
    if not no_serve:
        serving.ensure_free(host, port)
    app = ready_app()
    with app.app_context():
        plays.ensure_played(say)
    click.echo(plays.welcome(f"http://{host}:{port}/"))
    if not no_serve:
        serving.serve_demo(host, port)


@cjs.command("import", help="Faire entrer un été : dossier ou .zip de CSV, ou classeur .xlsx.")
@click.argument("path", metavar="ARCHIVE", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Remplacer la saison du même nom.")
def import_archive(path: Path, replace: bool) -> None:
    """Bring a summer in, all or nothing."""
    with ready_app().app_context():
        try:
            imported = archive.import_archive(path, clock.stamp(None), replace, say)
        except archive.ArchiveFaults as problem:
            for line in problem.lines:
                click.echo(line, err=True)
            sys.exit(1)
        db.session.commit()
        click.echo(imported.summary)


@cjs.command("export", help="Faire sortir un été : .zip, .xlsx, ou un dossier de CSV.")
@click.argument("season", metavar="SAISON")
@click.argument("destination", metavar="DESTINATION", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Remplacer ce qui est déjà à cet endroit.")
def export_archive(season: str, destination: Path, force: bool) -> None:
    """Write a summer as plain tables, over nothing unless it is asked."""
    if not force and (destination.is_file() or (destination.is_dir() and any(destination.iterdir()))):
        raise Refusal(
            "« {path} » existe déjà : choisir un autre nom, ou ajouter --force pour le remplacer.", path=destination
        )
    with ready_app().app_context():
        archive.export_archive(named_season(season), destination)
        say(f"La saison est écrite dans {destination}.")


@cjs.command("rapport", help="Le rapport d’activité d’une année du pôle.")
@click.argument("year", metavar="ANNEE", type=click.IntRange(2000, 2099))
@click.option("--format", "kind", type=click.Choice(["pdf", "html", "docx", "json"]), default="pdf", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Fichier à écrire.")
def tell_year(year: int, kind: str, out: Path | None) -> None:
    """Write the activity report of a year on standard output, or in a file."""
    with ready_app().app_context():
        if kind == "json":
            content = report.as_json(year).encode() + b"\n"
        else:
            content = {"pdf": report_pdf.draw, "html": report_web.draw, "docx": report_docx.draw}[kind](
                report.report_of(year)
            )
    _write_out(content, out)


def _write_out(content: bytes, out: Path | None) -> None:
    """Write a file, or standard output."""
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        out.write_bytes(content)


@cjs.command("controle", help="Comparer les chiffres d’un texte à ceux des fiches du pôle.")
@click.argument("file", metavar="FICHIER", type=click.File("rb"))
@click.option("--annee", "year", required=True, type=click.IntRange(2000, 2099), help="Année que le texte raconte.")
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check_text(file: BinaryIO, year: int, kind: str) -> None:
    """Hold a text («-»: standard input) against the records of a year; what does not hold is told, one by one."""
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Refusal("Ce fichier n’est pas un texte en UTF-8 : l’enregistrer en UTF-8 et recommencer.") from problem
    with ready_app().app_context():
        findings = check(text, checker.facts_of(year))
    told = checking.as_json(findings) if kind == "json" else checking.as_text(findings)
    click.echo(told)


@cjs.command("bilan", help="Le bilan d’un été, en JSON ou en PDF.")
@click.argument("season", metavar="SAISON")
@click.option("--format", "kind", type=click.Choice(["json", "pdf"]), default="json", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Fichier à écrire.")
def tell_bilan(season: str, kind: str, out: Path | None) -> None:
    """Write the bilan of a summer on standard output, or in a file."""
    with ready_app().app_context():
        found = named_season(season)
        content = bilan.as_json(found).encode() if kind == "json" else bilan_pdf.draw(bilan.document_of(found))
    _write_out(content + (b"\n" if kind == "json" and out is None else b""), out)
    if out is not None:
        say(f"Le bilan est écrit dans {out}.")


@cjs.command("verify", help="Relire le journal depuis le début : dire ce qui a été changé, et où.")
@click.option("--anchor", metavar="ANCRE", help="La fin du journal telle qu’elle a été imprimée : 128:3fa1….")
@click.option("--archive", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Relire cette archive.")
@click.option("--accept-restore", "reason", metavar="RAISON", help="Dire qu’une sauvegarde a été remise exprès.")
def verify(anchor: str | None, archive: Path | None, reason: str | None) -> None:
    """Read the journal again; the status says whether everything is as it was written."""
    on_paper = verifying.printed(anchor) if anchor else None
    with ready_app().app_context():
        if reason is not None:
            click.echo(str(restoring.accept_restore(reason, say)))
        reading = (
            verifying.verify_archive(archive, on_paper, say) if archive else verifying.verify_database(on_paper, say)
        )
    for line in verifying.verdict(reading):
        click.echo(line)
    sys.exit(1 if reading.faults else 0)


@cjs.command("journal", help="Faire sortir le journal entier et les PDF émis, en .zip.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Fichier à écrire.")
def write_journal(out: Path) -> None:
    """Write the journal as an archive that `verify --archive` reads."""
    with ready_app().app_context():
        count = verifying.write_archive(out)
    say(f"Le journal est écrit dans {out} : {count} {agreed(count, 'écriture')}.")


@cjs.command("compte", help="Ouvrir un compte de coordination ; la phrase de passe est demandée.")
@click.argument("login", metavar="NOM")
def open_account(login: str) -> None:
    """Open the first account of a new installation."""
    with ready_app().app_context():
        access.open_account(login, login, asked_passphrase(), clock.stamp(None), coordinator=True)
        db.session.commit()
    say(f"Le compte « {login} » est ouvert.")


def main(arguments: list[str] | None = None) -> None:
    """Run a command; whatever goes wrong is one French sentence and a non-zero status."""
    try:
        status = cjs.main(args=arguments, prog_name="cjs", standalone_mode=False)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except BrokenPipeError:
        sys.exit(1)
    except EXPECTED as problem:
        click.echo(sentence_about(problem), err=True)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


EXPECTED = (
    Refusal,
    migrations.DatabaseUnusable,
    SQLAlchemyError,
    click.ClickException,
    click.Abort,
    KeyboardInterrupt,
    OSError,
)


def sentence_about(problem: BaseException) -> str:
    """Return the sentence for what a command met on its way."""
    if isinstance(problem, SQLAlchemyError):
        return migrations.sentence_about(problem)
    if isinstance(problem, click.UsageError):
        return usage_sentence(problem)
    if isinstance(problem, click.ClickException):
        return problem.format_message()
    if isinstance(problem, click.Abort | KeyboardInterrupt):
        return "Arrêté."
    if isinstance(problem, OSError):
        return f"Le fichier ne peut pas être lu ou écrit : {problem.filename or problem.strerror or problem}."
    return str(problem)


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with a command line, and where to read how it goes."""
    command = error.ctx.command_path if error.ctx else "cjs"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        what = f"il manque {name}"
    elif isinstance(error, click.NoSuchOption):
        what = f"l’option {error.option_name} n’existe pas"
    elif isinstance(error, click.BadParameter):
        what = f"la valeur donnée à {error.param.opts[-1] if error.param else 'une option'} ne convient pas"
    else:
        what = "cette commande n’existe pas ou est mal écrite"
    return f"{command} : {what}. Voir « {command} --help »."
