"""Running programs that nobody trusts: own process, clock and memory; no files, no network.

A judge opens a worker with a learner's source and calls its functions over a wire of plain values. The package
imports nothing else of the course.
"""

from fullrank.sandbox.host import Sandbox
from fullrank.sandbox.records import Limits, Outcome, SandboxError, Seal, Status
from fullrank.sandbox.text import clean
from fullrank.sandbox.wire import UnsendableError
from fullrank.sandbox.worker import Worker

__all__ = ["Limits", "Outcome", "Sandbox", "SandboxError", "Seal", "Status", "UnsendableError", "Worker", "clean"]
