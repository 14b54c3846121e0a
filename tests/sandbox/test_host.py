"""The sandbox as a whole: threads, a warm process that dies, a judge that dies, another user."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import fullrank
from fullrank.sandbox import Sandbox, SandboxError, Seal

SOURCE = "def double(x): return 2 * x"


def zygote_of(sandbox: Sandbox) -> int:
    """The warm process's number."""
    return sandbox._held[0].process.pid


def runs(process: int) -> bool:
    """Whether a process is there and not a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone_within(seconds: float, *processes: int) -> bool:
    """Whether all have ended before so many seconds pass."""
    end = time.monotonic() + seconds
    while any(map(runs, processes)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(runs, processes))


def other_user() -> list[str]:
    """The start of a command as a user without rights, with an interpreter that this user may read."""
    interpreter = shutil.which(f"python3.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin")
    if os.geteuid() != 0 or shutil.which("setpriv") is None or interpreter is None:
        pytest.skip("needs root, setpriv and a system interpreter")
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", interpreter]


def as_other_user(script: Path) -> subprocess.CompletedProcess[str]:
    """Run a script of a test's own folder as a user without rights."""
    command = [*other_user(), str(script)]
    for path in (script, *script.parents):
        if path == Path(tempfile.gettempdir()):
            break
        path.chmod(0o755)
    folders = [Path(np.__file__).parent.parent, Path(fullrank.__file__).parent.parent]
    environment = {"PYTHONPATH": ":".join(map(str, folders)), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def test_threads_share_one_sandbox(sandbox: Sandbox) -> None:
    def work(number: int) -> object:
        with sandbox.open(SOURCE) as worker:
            return worker.call("double", number).value

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(40))) == [2 * number for number in range(40)]


def test_workers_open_at_the_same_time_do_not_see_each_other(sandbox: Sandbox) -> None:
    source = "kept = []\ndef add(x):\n    kept.append(x)\n    return len(kept)"
    with sandbox.open(source) as one, sandbox.open(source) as two:
        assert [one.call("add", 1).value, one.call("add", 1).value, two.call("add", 1).value] == [1, 2, 1]


def test_a_dead_zygote_is_replaced() -> None:
    with Sandbox() as own:
        own.open(SOURCE).close()
        first = zygote_of(own)
        os.kill(first, signal.SIGKILL)
        with own.open(SOURCE) as worker:
            assert worker.call("double", 4).value == 8
        assert zygote_of(own) != first


def test_a_worker_whose_zygote_died_is_not_the_program_s_fault() -> None:
    with Sandbox() as own, own.open(SOURCE) as worker:
        worker.load()
        os.kill(zygote_of(own), signal.SIGKILL)
        assert gone_within(3, worker.process)
        with pytest.raises(SandboxError, match="the process that starts workers ended"):
            worker.call("double", 1)


def test_closing_ends_the_zygote_and_every_worker() -> None:
    own = Sandbox()
    workers = [own.open("while True: pass") for _ in range(3)]
    zygote = zygote_of(own)
    own.close()
    assert gone_within(3, zygote, *(worker.process for worker in workers))
    for worker in workers:
        worker.close()


def test_a_forgotten_sandbox_ends_its_zygote() -> None:
    own = Sandbox()
    own.open(SOURCE).close()
    zygote = zygote_of(own)
    del own
    assert gone_within(3, zygote)


@pytest.mark.parametrize("heir", ["", "if os.fork() == 0: time.sleep(20); os._exit(0)"])
def test_nothing_is_left_when_the_judge_is_killed(heir: str) -> None:
    script = f"""
        import os, threading, time
        from fullrank.sandbox import Limits, Sandbox
        sandbox = Sandbox()
        worker = sandbox.open("while True: pass", limits=Limits(seconds_per_call=60.0, seconds_total=60.0))
        {heir}  # a process that inherits the judge's end of the line
        threading.Thread(target=worker.load, daemon=True).start()
        time.sleep(0.2)
        print(sandbox._held[0].process.pid, worker.process, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True) as judge:
        assert judge.stdout is not None
        zygote, worker = map(int, judge.stdout.readline().split())
        assert runs(zygote) and runs(worker)
        judge.kill()
    assert gone_within(6, zygote, worker)


def test_the_zygote_outlives_the_thread_that_started_it() -> None:
    with Sandbox() as own:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(lambda: own.open(SOURCE).close()).result()
        first = zygote_of(own)
        time.sleep(0.1)
        with own.open(SOURCE) as worker:
            assert worker.call("double", 1).value == 2
        assert zygote_of(own) == first


def test_no_descriptor_is_left_open(sandbox: Sandbox) -> None:
    sandbox.open(SOURCE).close()
    before = len(os.listdir("/proc/self/fd"))
    for source in (SOURCE, "import os\nos._exit(1)", "def double(:", "import os\nos.close(3)"):
        with sandbox.open(source) as worker:
            worker.call("double", 1)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_zygote_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fullrank.sandbox.host._BOOT", "raise SystemExit('no numpy today')")
    with Sandbox() as own:
        with pytest.raises(SandboxError, match="did not come up: no numpy today"):
            own.open(SOURCE)
        assert not own.seal().sealed and "no numpy today" in own.seal().words


def test_no_memory_is_shared_between_workers_and_the_zygote(sandbox: Sandbox) -> None:
    with sandbox.open(SOURCE) as worker:
        maps = Path(f"/proc/{worker.process}/maps").read_text().splitlines()
        kept = Path(f"/proc/{zygote_of(sandbox)}/maps").read_text().splitlines()
    assert len(maps) > 20 and len(kept) > 20
    assert [line for line in maps + kept if line.split()[1].endswith("s") and "w" in line.split()[1]] == []


def test_a_machine_without_room_for_another_process_is_not_the_program_s_fault(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import resource\n"
        "from fullrank.sandbox import Sandbox, SandboxError\n"
        "with Sandbox() as sandbox:\n"
        "    sandbox.open('').close()\n"
        "    resource.prlimit(sandbox._held[0].process.pid, resource.RLIMIT_NPROC, (0, 0))\n"
        "    try: sandbox.open('')\n"
        "    except SandboxError as error: print(error)\n"
        "    print(sandbox._held[0].alive())\n"
    )
    done = as_other_user(script)
    assert done.stdout.splitlines() == [
        "no worker could be started: is the machine short of memory or processes?",
        "True",
    ], done.stderr


def test_modules_can_be_loaded_once_for_all_workers() -> None:
    with (
        Sandbox(preload=["colorsys"]) as own,
        own.open("import sys\ndef f(): return 'colorsys' in sys.modules") as worker,
    ):
        assert worker.call("f").value is True


def test_everything_holds_for_a_user_without_rights(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from fullrank.sandbox import Sandbox\n"
        "with Sandbox() as sandbox, sandbox.open('def f(path): return open(path).read()') as worker:\n"
        "    print(sandbox.seal().sealed, worker.call('f', __file__).exception)\n"
    )
    done = as_other_user(script)
    assert (done.stdout, done.stderr) == ("True PermissionError\n", "")


def test_a_seal_that_failed_once_under_load_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [Seal(False), Seal(True)]
    monkeypatch.setattr("fullrank.sandbox.host.PAUSE", 0.0)
    monkeypatch.setattr("fullrank.sandbox.host.probe", lambda _: answers.pop(0))
    own = Sandbox()
    assert own.seal().sealed and own.seal().sealed
    answers += [Seal(False, words="first"), Seal(False, words="second")]
    assert Sandbox().seal().words == "second"
    assert answers == [], "a negative answer is tried again once"
