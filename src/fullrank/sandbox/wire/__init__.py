"""Plain values as bytes and back: the only language between judge and worker. Never pickle."""

from fullrank.sandbox.wire.bounds import TRUSTED, WAY_OUT, Bounds, Handle, MalformedError, UnsendableError
from fullrank.sandbox.wire.reading import Reader, decode
from fullrank.sandbox.wire.writing import Writer, encode

__all__ = [
    "TRUSTED",
    "WAY_OUT",
    "Bounds",
    "Handle",
    "MalformedError",
    "Reader",
    "UnsendableError",
    "Writer",
    "decode",
    "encode",
]
