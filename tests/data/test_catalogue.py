"""The list of all data sets is true to the files, and the command shows it."""

import json
from importlib.resources import files

import pytest

from fullrank import data
from fullrank.cli import main
from fullrank.data._shipped import SHIPPED

FOLDER = files("fullrank.data").joinpath("files")


def test_every_data_set_is_listed_with_what_one_needs_to_know():
    entries = data.catalogue()
    assert [entry.name for entry in entries] == [*data.names(), *data.public_names()]
    assert {"mnist", "heights", "galton-families", "nist-strd", "fashion-mnist"} <= {entry.name for entry in entries}
    for entry in entries:
        assert entry.source.endswith(".")
        assert entry.holds
        assert not entry.holds.endswith(".")
        assert entry.licence
        assert entry.megabytes > 0


@pytest.mark.parametrize("name", data.names())
def test_sizes_of_the_shipped_are_those_of_their_files(name):
    size = len(FOLDER.joinpath(SHIPPED[name].file).read_bytes()) / 1e6
    assert SHIPPED[name].megabytes == pytest.approx(size, abs=0.006)


@pytest.mark.parametrize(
    ("name", "count", "what"),
    [
        ("mnist", "60,000", lambda found: len(found.train)),
        ("heights", "1,629", len),
        ("galton-families", "934", len),
        ("nist-strd", "27", len),
        ("jargon-file", "2,143", lambda found: found.pages),
        ("hillside", "129", len),
        ("debian12-depends", "247,686", lambda found: found.links),
    ],
)
def test_counts_in_words_are_those_of_the_data(name, count, what):
    assert count in SHIPPED[name].holds
    assert f"{what(data.load(name)):,}" == count


def test_what_was_fetched_is_known_by_its_files(tmp_path):
    for remote in data.public("cnr-2000").remotes:
        assert {entry.where for entry in data.catalogue(tmp_path) if entry.name == "cnr-2000"} == {"to fetch"}
        (tmp_path / remote.file).touch()
    assert {entry.where for entry in data.catalogue(tmp_path) if entry.name == "cnr-2000"} == {"fetched"}


def test_the_command_shows_all_of_them(capsys, tmp_path):
    home = tmp_path / "home"
    assert main(["data", "list", "--home", str(home)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    for entry in data.catalogue():
        assert f"{entry.name} {entry.megabytes:.2f} MB {entry.where}" in printed
        assert entry.source in printed
        assert f"Licence: {entry.licence}." in printed
    assert not home.exists()


def test_the_command_finds_what_was_fetched(capsys, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / data.public("web-Google").remotes[0].file).touch()
    for options in (["--home", str(tmp_path)], ["--to", str(folder)]):
        assert main(["data", "list", *options]) == 0
        assert f"web-Google 21.20 MB fetched, in {folder}" in " ".join(capsys.readouterr().out.split())


def test_the_list_for_programs(capsys, tmp_path):
    assert main(["data", "list", "--json", "--home", str(tmp_path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["shipped"] == list(data.names())
    assert list(found["public"]) == list(data.public_names())
    assert found["folder"] == str(tmp_path / "data")
    sets = {entry["name"]: entry for entry in found["sets"]}
    assert sets["mnist"]["licence"].startswith("CC BY-SA 3.0")
    assert sets["mnist"]["where"] == "with the course"
