"""The commands, their help and their exit codes."""

import argparse

import pytest

from fullrank.cli import main
from fullrank.cli.entry import parser

COMMANDS = [
    "check", "watch", "hint", "reset", "next", "progress", "export", "import", "notebook", "data", "doctor", "author",
]  # fmt: skip


def names() -> list[str]:
    """The commands that the parser knows."""
    found = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return list(found[0].choices)


def test_the_commands_are_those_of_the_handbook() -> None:
    assert sorted(names()) == sorted(COMMANDS)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["author", "new"], ["author", "check"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*command, "--help"])
    assert "usage: fullrank" in capsys.readouterr().out


def test_an_unknown_command_exits_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["swim"])
    assert "invalid choice: 'swim'" in capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("fullrank 0.")
