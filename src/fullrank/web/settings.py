"""What a learner set: theme, motion, single keys, name; a small file in the workspace, written in one step."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock

from fullrank.workspace import replace_text

THEMES = ("system", "light", "dark")
MOTIONS = ("system", "less")
KEYS = ("on", "off")
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; every one has a default, and an unreadable file means the defaults."""

    theme: str = "system"
    motion: str = "system"
    keys: str = "on"
    name: str = ""


def checked(settings: Settings) -> Settings:
    """The same settings with what is not a choice put back to its default."""
    return Settings(
        theme=settings.theme if settings.theme in THEMES else "system",
        motion=settings.motion if settings.motion in MOTIONS else "system",
        keys=settings.keys if settings.keys in KEYS else "on",
        name=" ".join(str(settings.name).split())[:LONGEST_NAME],
    )


class SettingsFile:
    """The file that holds them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._settings = _read(path)

    @property
    def now(self) -> Settings:
        """The present choices."""
        return self._settings

    def change(self, **choices: str) -> Settings:
        """Change some choices and keep them. Raises WorkspaceError where the file cannot be written."""
        with self._lock:
            changed = checked(replace(self._settings, **choices))
            replace_text(self._path, json.dumps(asdict(changed), indent=2, ensure_ascii=False) + "\n")
            self._settings = changed
        return changed


def _read(path: Path) -> Settings:
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(fields, dict):
        return Settings()
    return checked(Settings(**{key: value for key, value in fields.items() if key in Settings.__slots__}))
