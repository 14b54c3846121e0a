"""What the doctor looks at."""

import json
from pathlib import Path


def test_all_is_well_where_all_is_there(run) -> None:
    code, out, _ = run("doctor", "--json")
    report = json.loads(out)
    assert len(report["findings"]) == 8
    assert [f["name"] for f in report["findings"] if not f["well"]] == []
    assert (code, report["well"]) == (0, True)


def test_a_folder_that_cannot_be_written_is_found_and_the_rest_is_looked_at(run, home: Path) -> None:
    home.write_text("in the way")
    code, out, _ = run("doctor")
    assert code == 1
    assert "LOOK  workspace" in out
    assert "8 things looked at" in out
