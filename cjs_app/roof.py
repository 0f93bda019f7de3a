"""The roof: puts the application together from its rooms."""

import importlib
import importlib.util
from types import ModuleType
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from cjs_app import config
from cjs_app.plumbing import (
    cards,
    compression,
    database,
    errors,
    formats,
    headers,
    late,
    migrations,
    navigation,
    notes,
    once,
    pages,
    permissions,
    rates,
    resuming,
    security_log,
    templates,
    well_known,
)
from cjs_app.plumbing.addresses import House
from cjs_app.rooms import ROOMS


def build(settings: dict[str, Any]) -> Flask:
    """Return the application with these settings laid over the defaults."""
    late.read_files_late()
    app = House(
        "cjs_app",
        template_folder=str(config.HOUSE / "templates"),
        static_folder=str(config.HOUSE / "static"),
        instance_path=str(config.INSTANCE),
    )
    app.config.update(config.defaults() | settings)
    if not app.config.get("SECRET_KEY"):
        app.config["SECRET_KEY"], *app.config["SECRET_KEY_FALLBACKS"] = config.secret_keys()
    url = app.config["DATABASE_URL"]
    database.ensure_address(url)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", database.engine_options(url))
    hops = app.config["PROXIES"]
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    for part in (
        templates,
        database,
        migrations,
        formats,
        cards,
        pages,
        resuming,
        permissions,
        rates,
        navigation,
        notes,
        headers,
        errors,
    ):
        part.start(app)
    for part in (security_log, well_known, compression):
        part.start(app)
    for name in ROOMS:
        _furnish(app, name)
    once.start(app)
    return app


def _furnish(app: Flask, room: str) -> None:
    """Add a room's tables, pages and start-up to the application; a room has only the files it needs."""
    package = importlib.import_module(f"cjs_app.{room}")
    for floor in ("models", "permissions", "history", "routes"):
        module = _optional(package, floor)
        if module is None:
            continue
        if hasattr(module, "start"):
            module.start(app)
        if hasattr(module, "blueprint"):
            app.register_blueprint(module.blueprint)


def _optional(package: ModuleType, floor: str) -> ModuleType | None:
    """Return the file of a room, or None where the room has no such floor."""
    name = f"{package.__name__}.{floor}"
    if importlib.util.find_spec(name) is None:
        return None
    return importlib.import_module(name)
