"""What a web server opens: `gunicorn wsgi:app`."""

import gc

from cjs_app import create_app

app = create_app()
# What the application is made of stays for good: never looked through again, it stays shared between the workers.
gc.collect()
gc.freeze()
