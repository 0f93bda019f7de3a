"""Each form that is shown may be sent once: a double click, or a page sent again, notes nothing twice.

A form carries a random key signed for the person to whom it was shown. When it is sent, the key is written before
anything else, in the same transaction: what is refused gives the key back, what is kept uses it up. Who sends the same
key at the same moment waits there, then is led where the first one went.
"""

import datetime as dt
import hashlib
import secrets

from flask import Flask, current_app, flash, g, has_request_context, redirect, render_template, request
from flask_login import current_user
from itsdangerous import BadData, URLSafeSerializer
from markupsafe import Markup
from sqlalchemy import Index, String, delete, event, select, update
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response as Answer

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import Base, Moment, db, upsert
from cjs_app.plumbing.permissions import PUBLIC, permission_of
from cjs_app.plumbing.sealing import key_for, token_hash

FIELD = "once"
KEPT = dt.timedelta(days=30)
"""Far longer than any session: a page whose key is no longer kept cannot be sent any more either."""
LONGEST_ADDRESS = 500

ALREADY = "Ce formulaire avait déjà été envoyé : rien n’a été noté deux fois."
CHANGED = (
    "Ce formulaire avait déjà été envoyé une première fois, avec autre chose. Rien de plus n’est noté pour l’instant : "
    "relire, puis enregistrer s’il faut vraiment l’ajouter."
)
WITHOUT_KEY = "Ce formulaire ne vient pas d’une page ouverte ici : rouvrir la page, puis recommencer."
OF_ANOTHER = "Ce formulaire avait été ouvert avec un autre compte : rouvrir la page, puis recommencer."


class FormKey(Base):
    """A form that was sent, and kept: by whom, when, from which page, and where it led."""

    __tablename__ = "form_keys"
    __table_args__ = (Index("ix_form_keys_user_id", "user_id", "used_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int]
    """The account's number; the plumbing knows no accounts, hence no foreign key."""
    used_at: Mapped[dt.datetime] = mapped_column(Moment)
    page: Mapped[str] = mapped_column(String(300))
    content_hash: Mapped[str] = mapped_column(String(64))
    """What was typed, as a hash: the same form sent again says the same, another one does not."""
    led_to: Mapped[str | None] = mapped_column(String(LONGEST_ADDRESS))


def start(app: Flask) -> None:
    """Read the key of every form before its page; call it once every other guard has its place."""
    app.before_request(_take)
    app.after_request(_done_showing)
    if not event.contains(db.session, "before_commit", _only_shown):
        event.listen(db.session, "before_commit", _only_shown)


def hidden_key() -> Markup:
    """Return the hidden field of a form with a new key; nothing for a stranger."""
    if not current_user or not current_user.is_authenticated:
        return Markup("")
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, new_key(current_user.id))


def new_key(user_id: int) -> str:
    """Return a new key, signed for an account."""
    return str(_signer().dumps([user_id, secrets.token_urlsafe(16)]))


def owner_of(key: str | None) -> int | None:
    """Return to whose account a form was shown; None for a key that this server never gave."""
    try:
        owner, _ = _signer().loads(key or "")
    except (BadData, TypeError, ValueError):
        return None
    return owner if isinstance(owner, int) else None


def lead_to(address: str) -> None:
    """Note where the form at hand leads; call it before what it did is committed."""
    taken = g.get("form_key")
    if taken is not None and len(address) <= LONGEST_ADDRESS:
        db.session.execute(update(FormKey).where(FormKey.key_hash == taken).values(led_to=address))


def may_be_sent_again() -> None:
    """Give the key of the form at hand back: what it does may be done twice, as taking a list out of the house."""
    taken = g.pop("form_key", None)
    if taken is not None:
        db.session.execute(delete(FormKey).where(FormKey.key_hash == taken))


def content_hash() -> str:
    """Return the hash of everything that the form at hand says: where it is sent, its fields, its files' names.

    What no browser of ours sends may have no name at all: it counts like the others.
    """
    said = hashlib.sha256(request.full_path.encode())
    files = [(name, file.filename or "") for name, file in request.files.items(multi=True)]
    for name, value in sorted((name or "", value) for name, value in [*request.form.items(multi=True), *files]):
        if name not in (FIELD, "csrf_token"):
            # Lengths before the words: no two forms can be written alike.
            said.update(f"{len(name)}:{name}={len(value)}:{value}".encode())
    return said.hexdigest()


def way_back() -> str:
    """Return the page of this site from which a form was sent, or the front page."""
    came_from = request.referrer or ""
    return came_from if came_from.startswith(request.host_url) else "/"


def has_page() -> bool:
    """Return whether the address of the form at hand also shows a page."""
    return request.url_rule is not None and "GET" in (request.url_rule.methods or ())


def _take() -> Answer | tuple[str, int] | None:
    """Write the key of the form at hand, or answer in place of its page: it was already sent, or is nobody's."""
    if not _counts() or g.get("resumed"):
        return None
    key = request.form.get(FIELD)
    if key is None and (not current_app.config["FORM_KEYS_REQUIRED"] or _asked_by_script()):
        return None
    owner = owner_of(key)
    if key is None or owner != current_user.id:
        return render_template("errors/refusal.html", sentence=OF_ANOTHER if owner else WITHOUT_KEY), 409
    return None if _is_taken(key) else _sent_before(key)


def _counts() -> bool:
    """Return whether the request is a form of someone who is in: the door's own forms have their own rules."""
    if request.method != "POST" or request.endpoint is None or not current_user.is_authenticated:
        return False
    return permission_of(current_app, request.endpoint) is not PUBLIC


def _asked_by_script() -> bool:
    """Return whether a script of the house asks something, without a form: nothing is noted then."""
    return not request.form and "X-CSRFToken" in request.headers


def _is_taken(key: str) -> bool:
    """Return whether the key was still free, and is ours if this transaction is kept; wait for who is using it."""
    now = clock.now()
    row = {
        "key_hash": token_hash(key),
        "user_id": current_user.id,
        "used_at": now,
        "page": request.path[:300],
        "content_hash": content_hash(),
    }
    written = upsert(FormKey).values(row).on_conflict_do_nothing(index_elements=["key_hash"]).returning(FormKey.id)
    if db.session.scalar(written) is None:
        return False
    g.form_key = row["key_hash"]
    db.session.execute(delete(FormKey).where(FormKey.user_id == current_user.id, FormKey.used_at < now - KEPT))
    return True


def _sent_before(key: str) -> Answer | None:
    """Lead where the form led the first time; when it now says something else, show it again without noting it."""
    first = db.session.scalars(select(FormKey).where(FormKey.key_hash == token_hash(key))).one()
    same, led_to = first.content_hash == content_hash(), first.led_to
    db.session.rollback()
    if not same and has_page():
        g.resumed = True
        flash(CHANGED, "warning")
        return None
    flash(ALREADY, "warning")
    return redirect(led_to or way_back(), code=303)


def _done_showing(response: Answer) -> Answer:
    """Let what follows the page write again."""
    g.resumed = False
    return response


def _only_shown(_session: object) -> None:
    """Keep nothing of a form that is only shown again, even where a view reads it by itself."""
    if has_request_context() and g.get("resumed"):
        raise Refusal("Rien n’a été noté : relire la page, puis recommencer.")


def _signer() -> URLSafeSerializer:
    """Return what signs the keys."""
    return URLSafeSerializer(key_for("form keys"))
