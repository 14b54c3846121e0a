"""The command `fullrank`: opens the course, checks an exercise, and all that a terminal or a script would ask."""

from fullrank.cli.entry import main as main
