"""Text and formulas into HTML: CommonMark with `$...$`, formulas by KaTeX with MathML, on the server."""

from fullrank.typeset.formula import TypesetError as TypesetError
from fullrank.typeset.formula import count as count
from fullrank.typeset.formula import formula as formula
from fullrank.typeset.text import inline as inline
from fullrank.typeset.text import markdown as markdown
