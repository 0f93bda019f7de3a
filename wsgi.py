"""What a web server opens: `gunicorn wsgi:app`."""

import gc

# What is made while the libraries are read and the application put together stays: looking for what does not costs a
# tenth of the start.
gc.disable()

from sqlalchemy.orm import configure_mappers  # noqa: E402

from cjs_app import create_app  # noqa: E402

app = create_app()
# What every page needs is made before the workers part: they share it.
configure_mappers()
# Addresses are put in order at the first request otherwise: each worker would then copy all of them.
app.url_map.update()
for template in app.jinja_env.list_templates(filter_func=lambda name: name.startswith(("base.", "components/"))):
    app.jinja_env.get_template(template)
# What the application is made of is never looked through either, so that its memory stays shared; the thousand things
# that were made for nothing cost less than to look for them.
gc.freeze()
gc.enable()
