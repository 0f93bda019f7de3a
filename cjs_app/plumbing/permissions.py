"""Who may open which page: closed by default, declared by each room, enforced at one door."""

from collections.abc import Callable
from typing import Any

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_login import current_user
from msgspec import Struct, field
from werkzeug.wrappers import Response


class Permission(Struct, frozen=True):
    """Something that a role may do; `label` is the French line of the permissions page."""

    name: str
    label: str
    roles: frozenset[str] = field(default_factory=frozenset)


PUBLIC = Permission("public", "Page ouverte à tout le monde")
SIGNED_IN = Permission("signed_in", "Page de toute personne connectée")


Scope = Callable[[int, Any], tuple[Any, str | None]]
"""What a room that knows the seasons tells the door: the season, and the visitor's role in it; None for either."""


declared: dict[str, Permission] = {}
_scopes: list[Scope] = []
_global_roles: list[Callable[[Any], str | None]] = []


def declare(name: str, label: str, roles: frozenset[Any]) -> Permission:
    """Return a permission that a room declares, for the roles that have it."""
    permission = Permission(name, label, frozenset(str(role) for role in roles))
    declared[name] = permission
    return permission


def requires(permission: Permission) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a page with the permission it asks for; the door reads the mark."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def resolve_seasons_with(scope: Scope) -> None:
    """Let the room that knows the seasons answer for them."""
    _scopes[:] = [scope]


def resolve_global_role_with(role: Callable[[Any], str | None]) -> None:
    """Let the room that knows the accounts answer for pages outside any season."""
    _global_roles[:] = [role]


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """Return what a page asks for; static files are public; None means that the page declared nothing."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return PUBLIC
    return getattr(app.view_functions[endpoint], "permission", None)


def may(permission: Permission) -> bool:
    """Return whether the visitor has this permission, in the season at hand where there is one."""
    if permission is PUBLIC:
        return True
    if permission is SIGNED_IN:
        return bool(current_user.is_authenticated)
    return g.get("role") in permission.roles


def start(app: Flask) -> None:
    """Stand at the door of every page."""
    app.before_request(_guard)
    app.add_template_global(may)


def _guard() -> Response | None:
    """Let the request in, send a stranger to the sign-in page, or answer as if the page did not exist."""
    g.role = None
    g.season = None
    g.year = (request.view_args or {}).get("year")
    if request.endpoint is None:
        return None
    permission = permission_of(current_app, request.endpoint)
    if permission is PUBLIC:
        return None
    if permission is None:
        abort(403)
    if not current_user.is_authenticated:
        target = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("access.sign_in", suite=target))
    _take_scope((request.view_args or {}).get("season_id"))
    if not may(permission):
        abort(403)
    return None


def _take_scope(season_id: int | None) -> None:
    """Set the season and the role of the request; a season that is not the visitor's is unknown to them."""
    if season_id is None:
        g.role = _global_roles[0](current_user) if _global_roles else None
        return
    season, role = _scopes[0](season_id, current_user)
    if season is None or role is None:
        abort(404)
    g.season, g.role = season, role
