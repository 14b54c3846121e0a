"""A Pratt parser for mathematics typed at a keyboard; it refuses what could be read in two ways."""

from __future__ import annotations

from collections.abc import Iterable

from fullrank.answers.names import FUNCTIONS, canonical
from fullrank.answers.nodes import Apply, Binary, Equation, Group, Literal, Node, Symbol, Unary
from fullrank.answers.tokens import Token, tokenise
from fullrank.answers.unreadable import Unreadable
from fullrank.answers.walk import CLOSING, Walk

LONGEST_LINE = 300
LONGEST_TABLE = 2_000
_DEEPEST = 40
_MOST_OPERATORS = 100
_MOST_ENTRIES = 400
_SUM, _PRODUCT, _POWER = 10, 20, 30
_STRENGTH = {"+": _SUM, "-": _SUM, "±": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}
_FUNCTIONS = frozenset(FUNCTIONS.values())


def parse(
    text: str, symbols: Iterable[str] = (), *, imaginary: bool = False, table: bool = False, equation: bool = False
) -> Node:
    """The tree of a typed text, in which only the symbols declared have a meaning.

    `table` reads lists, vectors and matrices: white space and line breaks then part entries and rows. `equation` wants
    one = sign. Raises Unreadable, and nothing else, on any other text. The length of the text, the depth of nesting and
    the number of operations in an entry are bounded, and with them the time.

    >>> parse("2^3").operator
    '^'
    """
    longest = LONGEST_TABLE if table else LONGEST_LINE
    if len(text) > longest:
        raise Unreadable(f"This is {len(text)} characters long; {longest} are read.", longest)
    declared = [canonical(name) for name in symbols]
    tokens = tokenise(text, declared, imaginary=imaginary, labels=not equation)
    if not table:
        tokens = [token for token in tokens if token.kind != "newline"]
    if tokens[0].kind == "end" or all(token.kind in {"newline", "end"} for token in tokens):
        raise Unreadable("Nothing is typed yet.", 0)
    return _Parser(tokens, table).everything(equation)


class _Parser(Walk):
    """Reads the tokens once; `packed` says whether white space parts entries where the walk stands."""

    def __init__(self, tokens: list[Token], table: bool) -> None:
        super().__init__(tokens)
        self.table = table
        self.depth = 0
        self.operators = 0
        self.entries = 0
        self.bars = 0
        self.packed = False

    # --- the whole text ---

    def everything(self, equation: bool) -> Node:
        node: Node = self.list_until("end", "", self.token.at) if self.table else self.expression(0)
        if self.token.text == "=" and equation:
            at = self.advance().at
            node = Equation(node, self.expression(0), at)
        elif equation:
            raise Unreadable("An equation is needed: there is no = sign.", self.token.at)
        if self.token.kind != "end":
            raise self.unexpected(self.token)
        return node

    # --- expressions ---

    def expression(self, strength: int) -> Node:
        """An expression whose operators bind more tightly than a strength."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unreadable(f"This is nested more than {_DEEPEST} deep.", self.token.at)
        node = self.operand()
        while (binding := self.binding()) > strength:
            node = self.extend(node, binding)
        self.depth -= 1
        return node

    def binding(self) -> int:
        """How tightly the token here binds to what stands before it; 0 if it ends the expression."""
        token = self.token
        if self.packed and token.spaced and not self.is_spread_operator(token):
            return 0
        if token.kind in {"superscript", "transpose"} or token.text == "!":
            return _POWER + 1
        if token.kind == "operator" and token.text in _STRENGTH:
            return _STRENGTH[token.text]
        return _PRODUCT if self.begins_operand(token) else 0

    def is_spread_operator(self, token: Token) -> bool:
        """Whether an operator in a row of entries parted by spaces has white space on both sides, as in `1 - 2`."""
        following = self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        return token.kind == "operator" and (token.text in "*/^±" or (token.text in "+-" and following.spaced))

    def begins_operand(self, token: Token) -> bool:
        if token.kind in {"number", "name"}:
            return True
        return token.kind == "operator" and (token.text in "([{" or (token.text == "|" and not self.bars))

    def extend(self, left: Node, binding: int) -> Node:
        """What stands before, joined with the operator here and what follows it."""
        token = self.token
        self.operators += 1
        if self.operators > _MOST_OPERATORS:
            raise Unreadable(f"This is too long: {_MOST_OPERATORS} operations in one entry are read.", token.at)
        if self.repeats(token):
            raise Unreadable(f"Two of {token.text} stand side by side: put brackets.", token.at)
        if token.kind == "superscript":
            self.advance()
            return Binary("^", left, Literal(token.value, str(token.value), token.at), token.at)
        if token.kind == "transpose" or token.text == "!":
            return Unary(self.advance().text, left, token.at)
        if token.kind == "operator" and token.text in _STRENGTH:
            self.advance()
            # powers bind to the right, and a sign may follow any operator: 2^-3, 2*-3
            right = self.expression(binding - 1 if token.text == "^" else binding)
            return Binary(token.text, left, right, token.at)
        return self.implicit_product(left, token)

    def repeats(self, token: Token) -> bool:
        """Whether a raised number, a transpose or ! stands behind another one, as in `3!!`."""
        before = self.tokens[self.index - 1]
        raised = {"superscript", "transpose"}
        return (token.kind in raised and before.kind in raised) or token.text == before.text == "!"

    def implicit_product(self, left: Node, token: Token) -> Node:
        """Two operands side by side, unless that could mean something else."""
        if token.kind == "number":
            raise self.side_by_side(left, token)
        fraction = isinstance(left, Binary) and left.operator == "/"
        right = self.expression(_PRODUCT)
        if fraction and not token.spaced and not _is_list(right):
            raise Unreadable("This could be (a/b)·c or a/(b·c): add brackets, or a * sign.", token.at)
        return Binary("*", left, right, token.at)

    def side_by_side(self, left: Node, token: Token) -> Unreadable:
        following = self.tokens[self.index + 1].text
        if isinstance(left, Literal) and (following == "/" or "/" in token.text):
            return Unreadable(
                "A whole number beside a fraction could be a sum or a product: type 3 + 1/2, or 7/2.", token.at
            )
        return Unreadable("A number stands directly behind another value: an operator is missing.", token.at)

    def operand(self) -> Node:
        token = self.advance()
        if token.kind == "number":
            return Literal(token.value, _number_tex(token), token.at)
        if token.kind == "name":
            return self.function(token) if token.text in _FUNCTIONS else Symbol(token.text, token.at)
        if token.kind == "operator" and token.text in {"+", "-", "±"}:
            return Unary(token.text, self.expression(_PRODUCT), token.at)
        if token.text == "|":
            return self.bars_around(token)
        if token.kind == "operator" and token.text in CLOSING:
            return self.list_until(CLOSING[token.text], token.text, token.at)
        raise self.unexpected(token)

    # --- functions ---

    def function(self, token: Token) -> Node:
        power = self.function_power()
        if self.takes("("):
            group = self.list_until(")", "(", token.at)
            arguments = tuple(entry for row in group.rows for entry in row)
        elif self.takes("{"):
            arguments = tuple(entry for row in self.list_until("}", "{", token.at).rows for entry in row)
        else:
            arguments = (self.bare_argument(token),)
        needed = 2 if token.text == "root" else 1
        if len(arguments) != needed:
            raise Unreadable(
                f"{token.text} takes {needed} value{'s' * (needed > 1)}, and {len(arguments)} stand here.", token.at
            )
        applied = Apply(token.text, arguments, token.at)
        return Binary("^", applied, power, token.at) if power else applied

    def function_power(self) -> Literal | None:
        """The power in `sin^2 x` or `sin² x`; -1 is refused, because it is read in two ways."""
        token = self.token
        if token.kind == "superscript":
            self.advance()
            value = token.value
        elif token.text == "^" and self.tokens[self.index + 1].kind == "number":
            self.advance()
            value = self.advance().value
        elif token.text == "^":
            value = -1
        else:
            return None
        if value < 0:
            raise Unreadable("A function to the power -1 is read in two ways: type arcsin(x), or 1/sin(x).", token.at)
        return Literal(value, str(value), token.at)

    def bare_argument(self, token: Token) -> Node:
        """The argument of a function without brackets: the next value after a root sign, else a product."""
        if self.token.kind == "end":
            raise Unreadable(f"{token.text} needs a value behind it, in brackets.", self.token.at)
        if token.value == 1 or token.text in {"sqrt", "cbrt"}:
            argument = self.expression(_PRODUCT)
            if token.value != 1 and not self.packed and self.begins_operand(self.token):
                raise Unreadable(f"Put what {token.text} is taken of in brackets.", token.at)
            return argument
        if not self.no_explicit_product():
            raise Unreadable(f"Put what {token.text} is taken of in brackets.", token.at)
        return self.expression(_PRODUCT - 1)

    # --- brackets ---

    def bars_around(self, token: Token) -> Node:
        self.bars += 1
        packed, self.packed = self.packed, False
        inside = self.expression(0)
        self.packed = packed
        self.bars -= 1
        if not self.takes("|"):
            raise Unreadable("This | has no partner.", token.at)
        return Apply("abs", (inside,), token.at)

    def list_until(self, closing: str, bracket: str, at: int) -> Group:
        """Rows of entries up to a closing bracket."""
        outside = self.packed, self.bars
        self.packed, self.bars = self.table and self.spaces_part(bracket), 0
        rows = self.rows_until(closing)
        if self.token.kind == "end" and closing != "end":
            raise Unreadable(f"The bracket {bracket} is not closed.", at)
        if not rows:
            raise Unreadable("There is nothing between these brackets.", at)
        self.advance()
        self.packed, self.bars = outside
        return Group(rows, bracket, at)

    def rows_until(self, closing: str) -> tuple[tuple[Node, ...], ...]:
        """Commas or spaces part entries; semicolons, and line breaks not behind a comma, part rows."""
        rows: list[list[Node]] = [[]]
        comma = True
        before = most = self.operators
        while not self.at_end(closing):
            if self.takes(";") or self.takes_newline():
                if rows[-1] and not comma:
                    rows.append([])
                    comma = True
            elif self.takes(","):
                if comma:
                    raise Unreadable("An entry is missing before this comma.", self.tokens[self.index - 1].at)
                comma = True
            else:
                if not comma and not self.packed:
                    raise self.unexpected(self.token)
                self.count_entry()
                self.operators = before  # entries stand side by side: their operations do not add up to a depth
                rows[-1].append(self.expression(0))
                most = max(most, self.operators)
                comma = False
        self.operators = most
        return tuple(_scaled(row) if self.packed else tuple(row) for row in rows if row)

    def count_entry(self) -> None:
        """Count an entry of a list, and refuse one too many."""
        self.entries += 1
        if self.entries > _MOST_ENTRIES:
            raise Unreadable(f"This is too long: {_MOST_ENTRIES} entries are read.", self.token.at)

    def at_end(self, closing: str) -> bool:
        return self.token.kind == "end" or (self.token.kind == "operator" and self.token.text == closing)


def _is_list(node: Node) -> bool:
    return isinstance(node, Group) and node.single is None


def _scaled(row: list[Node]) -> tuple[Node, ...]:
    """The entries of a row; a number beside one list, as in `1/2 (1, 1)`, is a factor of it."""
    if len(row) == 2 and not _is_list(row[0]) and _is_list(row[1]):
        return (Binary("*", row[0], row[1], row[1].at),)
    return tuple(row)


def _number_tex(token: Token) -> str:
    if "/" in token.text:
        over, _, under = token.text.partition("/")
        return rf"\frac{{{over}}}{{{under}}}"
    mantissa, _, shift = token.text.lower().partition("e")
    return rf"{mantissa} \cdot 10^{{{int(shift)}}}" if shift else mantissa
