"""How marimo looks and behaves in the workspace: two files in projects/, beside the notebooks."""

from __future__ import annotations

from pathlib import Path

from fullrank.workspace import replace_text

MARK = "# Written by Full Rank; delete this line to keep changes of your own."

PYPROJECT = f"""{MARK}
# How marimo shows the notebooks in this folder.

[tool.marimo.runtime]
auto_instantiate = true
on_cell_change = "autorun"
auto_reload = "off"

[tool.marimo.save]
autosave = "after_delay"
autosave_delay = 1000
format_on_save = false

[tool.marimo.display]
theme = "system"
default_width = "medium"
cell_output = "below"
custom_css = ["course.css"]

[tool.marimo.ai]
enabled = false

[tool.marimo.completion]
copilot = false
activate_on_typing = false

[tool.marimo.sharing]
html = false
wasm = false
molab = false

[tool.marimo.snippets]
include_default_snippets = false

[tool.marimo.package_management]
manager = "pip"
"""

HIDDEN_PANELS = ("chrome-sidebar", "chrome-footer", "chrome-controls-top-right", "command-palette-button")
HIDDEN = ",\n".join(f'[data-testid="{name}"]' for name in HIDDEN_PANELS)

CSS = f"""/* {MARK[2:]} */
/* Panels that are not the course's are hidden; the notebook itself, running and saving stay. */
{HIDDEN} {{ display: none !important; }}

/* marimo has an --accent of its own, nearly white; figures are drawn in the course's. */
.fk {{ --accent: light-dark(#1f4e9c, #8cb4ff); }}
"""


def write_settings(folder: Path) -> None:
    """Write both files, unless the learner has made them their own."""
    for name, text in (("pyproject.toml", PYPROJECT), ("course.css", CSS)):
        path = folder / name
        first_line = path.read_text(encoding="utf-8", errors="replace").partition("\n")[0] if path.exists() else MARK
        if MARK[2:] in first_line:
            replace_text(path, text)
