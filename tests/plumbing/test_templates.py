"""What the templates became is kept beside the data; a start that cannot keep it is only slower."""

from pathlib import Path

import pytest
from flask import Flask, render_template

from cjs_app.plumbing import templates


@pytest.mark.parametrize("folder", ["ready", "a file/ready"])
def test_a_page_is_drawn_whether_its_template_can_be_kept_or_not(
    app: Flask, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("x")
    app.config["READY_TEMPLATES"] = tmp_path / folder
    monkeypatch.setattr(app.jinja_env, "bytecode_cache", None)
    templates.start(app)
    app.jinja_env.cache.clear()  # type: ignore[union-attr]
    with app.test_request_context():
        assert "<h1" in render_template("errors/404.html")
    assert bool(list(tmp_path.rglob("*.cache"))) is (folder == "ready")


def test_nobody_else_may_write_what_the_house_will_run(app: Flask, tmp_path: Path) -> None:
    app.config["READY_TEMPLATES"] = tmp_path / "ready"
    kept = app.jinja_env.bytecode_cache
    templates.start(app)
    app.jinja_env.bytecode_cache = kept
    assert (tmp_path / "ready").stat().st_mode & 0o077 == 0
