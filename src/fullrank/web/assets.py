"""Static files under an address that changes with their content, so that a browser may keep them for ever.

The style sheet is one file in the browser and several in the house: `static/css/*.css` in order of name, KaTeX's first.
Figures are served from the same root, so that a figure and the page share one copy of the kit.
"""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response

from fullrank import figures
from fullrank.web.refusals import Refused

_FOR_EVER = "public, max-age=31536000, immutable"
_KINDS = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".css": "text/css"}
_EXPORT = re.compile(r"^export (?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
_STYLE = re.compile(r"^export const style = `([^`]*)`;", re.MULTILINE)
_SERVED = {".js", ".css", ".woff2", ".svg", ".png", ".ico"}


@dataclass(frozen=True, slots=True)
class Assets:
    """Every static file by its path, and the stamp that stands in their addresses."""

    contents: Mapping[str, bytes]
    stamp: str
    figure_style: str

    def address(self, path: str) -> str:
        """The address of a static file. Raises KeyError with the path where there is none."""
        if path not in self.contents:
            raise KeyError(f"no static file {path}")
        return f"/static/{self.stamp}/{path}"


def gather() -> Assets:
    """Read all static files of the site and of the figures into memory (under two megabytes)."""
    found = dict(_read(Path(str(files("fullrank.web"))) / "static", ""))
    found |= dict(_read(figures.FIGURES, "figures/"))
    found["site.css"] = _style_sheet(found)
    found["figures/kit/kit.js"] = _kit(found)
    stamp = hashlib.sha256()
    for path in sorted(found):
        stamp.update(path.encode() + b"\0" + found[path])
    return Assets(MappingProxyType(found), stamp.hexdigest()[:12], _figure_style(found))


def _read(folder: Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _SERVED:
            yield prefix + path.relative_to(folder).as_posix(), path.read_bytes()


def _style_sheet(found: Mapping[str, bytes]) -> bytes:
    formulas = found["vendor/katex/katex.css"].replace(b"url(KaTeX", b"url(vendor/katex/KaTeX")
    own = [found[path] for path in sorted(found) if path.startswith("css/")]
    return b"\n".join([formulas, *own])


def _kit(found: Mapping[str, bytes]) -> bytes:
    """The kit in one file instead of eleven: what stands before the figure in a notebook's module is the kit."""
    kit, mark, _ = figures.module(figures.names()[0]).partition("\nconst figure = ")
    sources = b"\n".join(text for path, text in found.items() if path.startswith("figures/kit/")).decode()
    names = sorted(set(_EXPORT.findall(sources)))
    if not mark or not names:
        raise figures.FigureError("A figure's module no longer begins with the kit; mend `_kit` in web/assets.py.")
    return f"{kit}\nexport const {{ {', '.join(names)} }} = kit;\n".encode()


def _figure_style(found: Mapping[str, bytes]) -> str:
    """The content policy's name for the style element that each figure carries, so that no other one is let in."""
    match = _STYLE.search(found["figures/kit/style.js"].decode())
    if match is None or "\\" in match[1] or "${" in match[1]:
        raise figures.FigureError("kit/style.js must export `style`, one template of plain text.")
    return f"{_digest(match[1])} {_digest('')}"  # the element is empty for a moment before it is filled


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def serve(request: Request) -> Response:
    """A static file; under the present stamp it may be kept for ever, under an old one it must be asked for again."""
    assets: Assets = request.app.state.site.assets
    path = request.path_params["path"]
    content = assets.contents.get(path)
    if content is None:
        raise Refused(404, "There is no such file here.", "The page that asked for it may be old: load it again.")
    kind = _KINDS.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    current = request.path_params["stamp"] == assets.stamp
    return Response(content, media_type=kind, headers={"Cache-Control": _FOR_EVER if current else "no-cache"})
