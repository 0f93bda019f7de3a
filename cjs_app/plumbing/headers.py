"""What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept, no other site let in."""

import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response

from cjs_app.kernel.names import folded

CLOSED = (
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
"""What holds for every answer, page or file."""

PAGE = (
    *CLOSED,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
PICTURE = (*CLOSED, "form-action 'none'", "sandbox")
"""A picture that somebody opens by itself stays a picture: no script, no form, no origin."""

LOCKED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        (
            "camera=()",
            "microphone=()",
            "geolocation=()",
            "payment=()",
            "usb=()",
            "browsing-topics=()",
            "publickey-credentials-get=(self)",
            "publickey-credentials-create=(self)",
        )
    ),
}
A_YEAR_AND_OVER = "max-age=63072000; includeSubDomains"
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
LONGEST_NAME = 80

ALONE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>'
)
BROKEN = ALONE.format(
    title="Quelque chose s’est cassé de notre côté",
    text="Rien de ce qui était déjà enregistré n’est perdu. Réessayer dans un moment.",
)
OTHER_NAME = ALONE.format(
    title="Cette adresse n’est pas la bonne", text="Ouvrir la coopérative par son adresse habituelle."
)
"""Pages that ask nothing of anything: not even the address that was asked."""


def start(app: Flask) -> None:
    """Add the headers to every answer; believe no other name of this house than the one in the settings."""
    app.after_request(_add)
    app.add_template_global(nonce)
    app.config["TRUSTED_HOSTS"] = app.config["TRUSTED_HOSTS"] or _own_names(app.config)
    app.wsgi_app = _LastResort(app)  # type: ignore[method-assign]


def nonce() -> str:
    """Return the mark of this page's own scripts; a page that asks for none may run none at all."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def named(name: str, ending: str, *, kept: bool = False) -> str:
    """Return the header that names a file, shown in the browser or `kept` at once (RFC 6266).

    The name may hold what people wrote: what is no letter or figure becomes a dash, and accents travel apart.
    """
    words = "-".join("".join(sign if sign.isalnum() else " " for sign in name).split())[:LONGEST_NAME] or "document"
    plain = folded(words).encode("ascii", "ignore").decode() if not words.isascii() else words
    kind = "attachment" if kept else "inline"
    whole = f"; filename*=UTF-8''{quote(words)}.{ending}" if plain != words else ""
    return f'{kind}; filename="{plain or "document"}.{ending}"{whole}'


def paper(content: bytes, name: str) -> Response:
    """Return a PDF that the browser shows, under its name."""
    return Response(content, mimetype="application/pdf", headers={"Content-Disposition": named(name, "pdf")})


def _own_names(config: dict[str, Any]) -> list[str] | None:
    """Return the names under which a server that speaks HTTPS answers; None where the settings do not say."""
    host = urlsplit(str(config.get("CJS_URL") or "")).hostname
    return [host, *LOOPBACK] if host and config["SESSION_COOKIE_SECURE"] else None


def _add(response: Response) -> Response:
    """Add the headers that keep an answer closed to the outside."""
    _harden(response.headers, _policy(response), secure=bool(current_app.config["SESSION_COOKIE_SECURE"]))
    if request.endpoint == "static" and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def _harden(headers: Any, policy: Iterable[str], *, secure: bool) -> None:
    """Set what every answer says."""
    headers["Content-Security-Policy"] = "; ".join(policy)
    for name, value in LOCKED.items():
        headers[name] = value
    headers.setdefault("Referrer-Policy", "same-origin")
    if secure:
        headers["Strict-Transport-Security"] = A_YEAR_AND_OVER


def _policy(response: Response) -> tuple[str, ...]:
    """Return what the browser may do with an answer: a page its own styles and marked scripts, a file nothing."""
    if response.mimetype == "text/html":
        return (*PAGE, f"script-src 'nonce-{g.nonce}'" if "nonce" in g else "script-src 'none'")
    return PICTURE if (response.mimetype or "").startswith("image/") else (*CLOSED, "form-action 'none'")


class _LastResort:
    """The outermost wall: when even the page of a failure fails, one French sentence, and never a trace."""

    def __init__(self, app: Flask) -> None:
        """Stand around an application."""
        self.app = app
        self.inside = app.wsgi_app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer, whatever happens inside."""
        try:
            return self.inside(environ, start_response)
        except Exception:
            if self.app.config.get("TESTING") and self.app.config.get("PROPAGATE"):
                raise
            self.app.logger.exception("the page of a failure failed")
            answer = Response(BROKEN, 500, content_type="text/html; charset=utf-8")
            _harden(answer.headers, (*PAGE, "script-src 'none'"), secure=bool(self.app.config["SESSION_COOKIE_SECURE"]))
            answer.headers["Cache-Control"] = "no-store"
            return answer(environ, start_response)
