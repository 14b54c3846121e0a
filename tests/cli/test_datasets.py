"""data list and data get."""

import json

import pytest

from fullrank.cli import main


def test_what_is_here_and_what_can_be_had(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["data", "list", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert {"jargon-file", "debian12-depends", "mnist", "heights", "nist-strd"} <= set(found["shipped"])
    assert {"wikispeedia", "cnr-2000", "web-Google"} <= set(found["public"])


def test_an_unknown_name_says_which_there_are(run) -> None:
    code, _, err = run("data", "get", "my-web")
    assert code == 3
    assert "wikispeedia" in err
