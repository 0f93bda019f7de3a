"""What a web server opens: `gunicorn wsgi:app`."""

from cjs_app import create_app

app = create_app()
