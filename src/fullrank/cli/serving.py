"""Opening the course: the server on this machine's own address, with a token that only its owner sees."""

from __future__ import annotations

import argparse
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from fullrank import grader, notebooks
from fullrank.cli.home import workspace_of
from fullrank.web.app import create_app

HOST = "127.0.0.1"
USUAL_PORT = 8710


class CannotServe(OSError):
    """The port cannot be had; says which and the way out."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `fullrank` without a command."""
    parser.add_argument("--port", type=int, default=None, help=f"default {USUAL_PORT}, or a free one where it is taken")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open nothing")


def serve(options: argparse.Namespace, *, watch: bool = False) -> int:
    """Serve until interrupted."""
    workspace = workspace_of(options)
    listening = listen(options.port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    books = notebooks.NotebookServer(workspace.home)
    app = create_app(workspace.home, token=token, port=port, notebooks=books, watch=watch)
    address = f"http://{HOST}:{port}/?token={token}"
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
    )
    print(f"Full Rank is open at {address}\nYour work is in {workspace.home}. Ctrl+C closes the course.", flush=True)
    if sys.stdin.isatty():
        print("Each link opens the course in one browser. Enter prints another.", flush=True)
        threading.Thread(target=_print_links, args=(app.state.site.door.fresh_link,), daemon=True).start()
    if not options.no_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        with suppress(KeyboardInterrupt):  # Ctrl+C is how the course is closed
            server.run(sockets=[listening])
    finally:
        books.close()
        grader.close()
    return 0


def _print_links(fresh_link: Callable[[], str]) -> None:
    for _ in sys.stdin:
        print(fresh_link(), flush=True)


def listen(port: int | None) -> socket.socket:
    """A listening socket on the port asked for; on the usual one, or any free one, where none was asked for."""
    for candidate in (port,) if port is not None else (USUAL_PORT, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, candidate))
            listening.listen(128)
        except (OSError, OverflowError) as error:
            listening.close()
            if port is not None:
                reason = getattr(error, "strerror", None) or error
                raise CannotServe(
                    f"Port {port} cannot be had ({reason}). Perhaps the course is open already; "
                    "close that one, or choose another with --port, or leave --port out."
                ) from None
        else:
            return listening
    raise CannotServe("No port of this machine is free; close a program that listens, then try again.")
