"""For authors: the gate over the whole curriculum, and the beginnings of a lesson, question, exercise or figure."""

from fullrank.author.beginnings import begin as begin
from fullrank.author.faults import AuthorError as AuthorError
from fullrank.author.gate import Report as Report
from fullrank.author.gate import check as check
