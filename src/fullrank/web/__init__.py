"""The pages: a Starlette application on this machine only; `app.py` is the whole site on one screen."""

from fullrank.web.app import create_app as create_app
