"""Writes attempts until it is killed; each id is printed once it is acknowledged. Run by test_store_killed.py.

It loads the store once and forks a writer for each line `path mode` on its input. What it prints: the writer's
process id, the ids it acknowledges, and after its death `ended STATUS`. Mode "early" plants the fault of
acknowledging too soon.
"""

import os
import sys

from fullrank.progress import Store


def say(words: str) -> None:
    """Print at once, past every buffer: what was said stays said when the process dies."""
    os.write(1, f"{words}\n".encode())


def write(path: str, mode: str) -> None:
    """Record attempts and drafts, for ever."""
    store = Store(path)
    for number in range(1_000_000):
        attempt = store.new_attempt(
            "practice", "lesson/question", "right", concepts=("vector",), answer="x" * (number % 3000)
        )
        if mode == "early":
            say(attempt.id)
        store.record(attempt)
        if mode != "early":
            say(attempt.id)
        if number % 10 == 9:
            store.save_draft("draft", "y" * number)


def main() -> None:
    """Fork a writer for each line of the input."""
    for line in sys.stdin:
        arguments = line.split()
        child = os.fork()
        if child == 0:
            say(f"began {os.getpid()}")
            write(*arguments)
        _, status = os.waitpid(child, 0)
        say(f"ended {status}")


if __name__ == "__main__":
    main()
