"""A form that was sent when the session was over is not lost: it comes back filled, once the same person is in again.

What was typed travels in the page of the door as one hidden field, sealed for the account to which the form was shown:
nobody else opens it, and nothing is kept on the server. Nothing is sent blindly: the form is shown, to be read again.
"""

import json
import zlib
from typing import Any

from flask import Flask, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask_login import current_user
from markupsafe import Markup
from msgspec import Struct
from werkzeug.wrappers import Response

from cjs_app.plumbing import once
from cjs_app.plumbing.pages import safe_target
from cjs_app.plumbing.permissions import PUBLIC, permission_of
from cjs_app.plumbing.sealing import sealed, unsealed

CARRIED = "carried"
RESUMED = "resumed"
WITH_FILE = "file"
PURPOSE = "typed"
LONGEST = 100_000
"""Signs of a form that is carried: a devis of fifty lines fits."""
SECRET_FIELDS = frozenset({"passphrase", "current", "chosen"})
OWN = frozenset({"csrf_token", once.FIELD, CARRIED, RESUMED})

OVER = (
    "La connexion s’était fermée. Rien n’est perdu : entrer de nouveau, et le formulaire revient tel qu’il était écrit."
)
OVER_WITHOUT = "La connexion s’était fermée : rien n’a été noté. Entrer de nouveau, puis recommencer."
OF_ANOTHER = "Le formulaire commencé avant appartient à un autre compte : il n’est pas montré ici."
BACK = "Le formulaire est revenu comme il était. Rien n’est encore noté : relire, puis enregistrer."
FILE_TOO = " La photo est à choisir de nouveau."


class Typed(Struct, frozen=True):
    """What someone had written, and where it was going."""

    address: str
    fields: list[tuple[str, str]]
    with_file: bool


def start(app: Flask) -> None:
    """Stand before the door, which only sees what this lets pass; give templates what each form hides."""
    app.add_template_global(hidden_fields, "once")
    app.before_request(_before_the_door)
    app.after_request(_after_the_door)


def hidden_fields() -> Markup:
    """Return the key of a form and, at the door, what was typed before the session was over."""
    kept = g.get(CARRIED)
    carried = Markup('<input type="hidden" name="{}" value="{}">').format(CARRIED, kept) if kept else Markup("")
    return once.hidden_key() + carried


def shown_again() -> str | None:
    """Return the page that leads back to the form at hand, filled; None when it was not shown to this very person."""
    if not current_user.is_authenticated or once.owner_of(request.form.get(once.FIELD)) != current_user.id:
        return None
    typed = _typed()
    return _way_to(typed) if typed else None


def _before_the_door() -> Any:
    """Take a form that comes back; answer one that comes too late with the door itself, holding what was typed."""
    if request.method != "POST" or request.endpoint is None:
        return None
    permission = permission_of(current_app, request.endpoint)
    if permission is PUBLIC:
        g.carried = request.form.get(CARRIED)
    if permission is not PUBLIC and not current_user.is_authenticated:
        return _too_late() if permission is not None else None
    if RESUMED in request.form:
        if not once.has_page():
            abort(400)
        g.resumed = True
        if permission is not PUBLIC:
            flash(BACK + (FILE_TOO if request.form[RESUMED] == WITH_FILE else ""), "warning")
    return None


def _too_late() -> Any:
    """Show the door in place of the page, with what was typed; or lead there when nothing can be carried."""
    owner, typed = once.owner_of(request.form.get(once.FIELD)), _typed()
    if owner is None or typed is None:
        if owner is not None:
            flash(OVER_WITHOUT, "warning")
        back = safe_target(once.way_back().removeprefix(request.host_url.rstrip("/")))
        return redirect(url_for("access.sign_in", suite=back if back != "/" else None), code=303)
    said = json.dumps([typed.address, typed.fields, typed.with_file]).encode()
    g.carried = sealed(PURPOSE, zlib.compress(said), owner)
    g.resumed, g.role, g.season = True, None, None
    flash(OVER, "warning")
    door: Any = current_app.view_functions["access.sign_in"]()
    page = current_app.make_response(door)
    page.status_code = 401
    page.headers["WWW-Authenticate"] = "Form"
    return page


def _after_the_door(response: Response) -> Response:
    """Lead on with what was typed: to the second proof, then to the form it was typed in."""
    kept = g.get(CARRIED)
    if not kept or request.method != "POST" or response.status_code not in (302, 303):
        return response
    # The session was begun anew on the way, and with it what its forms hold against other sites.
    g.pop("csrf_token", None)
    if not current_user.is_authenticated:
        target = safe_target(response.location)
        page = _way_to(Typed(target, [(CARRIED, kept)], with_file=False), is_last=False) if target else None
    else:
        content = unsealed(PURPOSE, kept, current_user.id)
        page = _way_to(_read(content)) if content else None
        if page is None:
            flash(OF_ANOTHER, "warning")
    if page is not None:
        # The same answer, for it holds the cookies of the new session.
        response.set_data(page)
        response.status_code = 200
        del response.headers["Location"]
    return response


def _typed() -> Typed | None:
    """Return what the form at hand says, without secrets and files; None when there is no page to show it again on."""
    if not once.has_page() or (request.blueprint or "").startswith("access"):
        return None
    names = OWN | SECRET_FIELDS
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in names]
    if sum(len(name) + len(value) for name, value in fields) > LONGEST:
        return None
    return Typed(request.full_path.rstrip("?"), fields, any(file.filename for file in request.files.values()))


def _read(content: bytes) -> Typed:
    """Return what was sealed."""
    address, fields, with_file = json.loads(zlib.decompress(content))
    return Typed(address, [(name, value) for name, value in fields], with_file)


def _way_to(typed: Typed, *, is_last: bool = True) -> str:
    """Return the page whose button leads to a form, filled."""
    mark = WITH_FILE if typed.with_file else "yes"
    return render_template("errors/resume.html", typed=typed, mark=mark, is_last=is_last)
