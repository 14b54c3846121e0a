"""Arrays that remember how they came about: what dual arrays, the tape's variables and power series have in common.

NumPy hands every call on such an array to this module, which looks the function up in the table of operations. What is
not in the table is refused by name, so that no derivative is ever lost on the way.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., chapter 6; NumPy Enhancement Proposals 13 and 18.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from inspect import Parameter, signature
from itertools import count
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

Rule = Callable[..., Any]
TABLE: dict[Any, Rule] = {}  # function of NumPy -> how it acts on traced arrays; _operations fills it
BY_NAME: dict[str, Callable[[Any], None]] = {}  # enters the row for ufuncs of packages that are loaded later, if at all
LEVELS = count(1)  # a derivative that starts inside another one has the higher level

# fmt: off
METHODS = frozenset((
    "all", "any", "argmax", "argmin", "argsort", "clip", "cumprod", "cumsum", "diagonal", "dot", "max", "mean", "min",
    "nonzero", "prod", "ravel", "repeat", "round", "searchsorted", "squeeze", "std", "sum", "swapaxes", "take", "trace",
    "var",
))
BY_ELEMENT = frozenset((  # an object array of traced numbers asks each of its elements for these
    "arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctanh", "cbrt", "cos", "cosh", "deg2rad", "degrees", "exp",
    "exp2", "expm1", "fabs", "log", "log10", "log1p", "log2", "rad2deg", "radians", "reciprocal", "sin", "sinh", "sqrt",
    "square", "tan", "tanh",
))
# fmt: on


class NotFollowed(TypeError):
    """What f does cannot be followed; the function that the user called is put in front once it is known."""

    def named(self, caller: str) -> NotFollowed:
        """The same words, with the caller in front unless one stands there already."""
        if caller and not hasattr(self, "caller"):
            self.caller = caller
            self.args = (f"{caller} follows f step by step, but {self}",)
        return self


class Traced(NDArrayOperatorsMixin):
    """An array of which more is known than its value.

    value: the array, plain or traced at a lower level.  level: which derivative this belongs to.
    Abstract, though without the metaclass, which would make each isinstance ten times as slow.
    """

    __slots__ = ("value", "level", "fixed")
    __pandas_priority__ = 10_000  # pandas leaves arithmetic with its columns to this class
    keeps = False  # whether values are needed after the call, so that arrays that may change are copied

    def __init__(self, value: Any, level: int, fixed: bool = False) -> None:
        """fixed: another array looks at the same numbers, or f was given them, so they cannot change in place."""
        if value.dtype.kind == "c":
            raise NotFollowed(
                "f makes complex numbers, whose derivatives are not followed here; "
                "write their real and imaginary parts as two arrays."
            )
        self.value, self.level, self.fixed = value, level, fixed

    def linear(self, y: Any, pairs: Sequence[tuple[Any, Any]]) -> Any:
        """The result y, whose change is the sum of linear maps of the changes of traced arrays: (array, map)."""
        raise NotImplementedError

    def own_rule(self, function: Any) -> Rule | None:
        """A rule that holds for this class alone; the table's rule where it is None."""
        return None

    def _become(self, other: Any) -> None:
        """Take over what the other array of this class knows, as x += 1 does."""
        raise NotImplementedError

    @property
    def shape(self) -> tuple[int, ...]:
        """As of any array."""
        return shape_of(self.value)

    @property
    def ndim(self) -> int:
        """As of any array."""
        return len(shape_of(self.value))

    @property
    def size(self) -> int:
        """As of any array."""
        return int(np.prod(self.shape, dtype=int))

    @property
    def dtype(self) -> Any:
        """As of any array."""
        return self.value.dtype

    @property
    def T(self) -> Any:  # noqa: N802
        """The transpose."""
        return np.transpose(self)

    @property
    def real(self) -> Any:
        """The array itself: traced arrays are real."""
        return self

    def reshape(self, *shape: Any, order: Any = "C") -> Any:
        """As of any array."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape, order=order)

    def transpose(self, *axes: Any) -> Any:
        """As of any array."""
        given = axes[0] if len(axes) == 1 else axes
        return np.transpose(self, given or None)

    def flatten(self) -> Any:
        """All entries in a row."""
        return self.reshape(-1)

    def copy(self) -> Any:
        """Another array of the same numbers, free to change in place."""
        return self + 0.0

    def astype(self, dtype: Any, **_: Any) -> Any:
        """The array itself for float64, which all traced arrays are."""
        if np.dtype(dtype) != np.float64:
            raise NotFollowed(f"f asks for astype({np.dtype(dtype)}), and derivatives are in float64; leave it out.")
        return self

    def __getitem__(self, key: Any) -> Any:
        return TABLE["getitem"](self, key)

    def __setitem__(self, key: Any, new: Any) -> None:
        raise NotFollowed(
            "f writes into an array whose derivatives are followed, x[...] = ...; "
            "build a new one instead with np.stack, np.concatenate or np.where."
        )

    def __len__(self) -> int:
        if not self.ndim:
            raise NotFollowed("f takes a single number apart, as len(x) or a loop does; give it an array.")
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __bool__(self) -> bool:
        return bool(plain(self))

    def __float__(self) -> float:
        raise NotFollowed(
            "f turns a traced number into a plain one (float(x), math.sin(x), out[i] = x), which would lose its "
            "derivative; use NumPy's functions, and build arrays with np.array([...]) or np.stack([...])."
        )

    __int__ = __float__
    __complex__ = __float__

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        """A single number may stand in an object array, as in np.array([x[0], x[1]]); nothing else is converted."""
        if self.ndim or (dtype is not None and np.dtype(dtype) != object):
            raise NotFollowed(
                "f turns a traced array into a plain one (np.array, np.asarray or a function that NumPy does not hand "
                "over), which would lose its derivative; join arrays with np.stack([...]) or np.concatenate([...])."
            )
        cell = np.empty((), dtype=object)
        cell[()] = self
        return cell

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            return partial(getattr(np, name), self)
        if name in BY_ELEMENT and not self.ndim:
            return partial(getattr(np, name), self)
        raise AttributeError(f"traced arrays have no {name!r}; write np.{name}(...) or another function of NumPy.")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, out: Any = None, **options: Any) -> Any:
        if method == "__call__" and out is None and not options:  # by far the most frequent
            return _call(ufunc, "np." + ufunc.__name__, [as_array(argument) for argument in inputs], options)
        function = ufunc if method == "__call__" else (ufunc.__name__, method)
        name = f"np.{ufunc.__name__}" + ("" if method == "__call__" else f".{method}")
        if out is not None and not (len(out) == 1 and out[0] is self and inputs and inputs[0] is self):
            raise NotFollowed(
                f"{name} with out= writes into an array, which derivatives cannot follow; use what {name} returns."
            )
        given = {key: option for key, option in options.items() if option is not None or key == "axis"}
        result = _call(function, name, [as_array(argument) for argument in inputs], given)
        return result if out is None else _in_place(self, result, name)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        module = function.__module__.replace("numpy", "np", 1)
        return _call(function, f"{module}.{function.__name__}", [tidied(argument) for argument in args], kwargs)


def _call(function: Any, name: str, args: Any, kwargs: Any) -> Any:
    """What the function gives for traced arguments, by the rule in the table."""
    top = highest([*args, *kwargs.values()])
    if function not in TABLE and isinstance(function, np.ufunc) and function.__name__ in BY_NAME:
        BY_NAME[function.__name__](function)
    rule = (None if top is None else top.own_rule(function)) or TABLE.get(function)
    if rule is None:
        raise NotFollowed(
            f"{name} has no derivative here; write f with the functions that have one (arithmetic, np.exp, np.sum, @, "
            "np.where, indexing and the like), or give the derivative yourself."
        )
    try:
        return rule(*args, **kwargs)
    except TypeError as error:
        if "unexpected keyword argument" not in str(error) and "positional argument" not in str(error):
            raise
        return _spelt_out(rule, function, name, args, kwargs)


def _spelt_out(rule: Rule, function: Any, name: str, args: Any, kwargs: Any) -> Any:
    """Another try, with the options by NumPy's names for them and without those that are as they are by default."""
    first, options = list(args), dict(kwargs)
    try:
        parameters = signature(function).parameters
    except (TypeError, ValueError):  # ufuncs, their methods and functions of NumPy in C may have none
        parameters = None
    if parameters and not {p.kind for p in parameters.values()} & {Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD}:
        options = {**dict(zip(parameters, args, strict=False)), **kwargs}
        first = [options.pop(key) for key, p in parameters.items() if p.default is Parameter.empty and key in options]
        options = {key: given for key, given in options.items() if given is not parameters[key].default}
    try:
        return rule(*first, **options)
    except TypeError as error:
        if "positional argument" in str(error):
            raise NotFollowed(f"{name} has a derivative here, but not with {len(first)} arguments.") from error
        if "unexpected keyword argument" not in str(error):
            raise
        word = str(error).split("'")[1]
        raise NotFollowed(f"{name} has a derivative here, but not with {word}=; leave {word}= out.") from error


def _in_place(array: Traced, result: Any, name: str) -> Any:
    """The outcome of array += ..., in place where that is what NumPy would do and no other array looks at it."""
    if not array.ndim:
        return result  # NumPy's numbers do not change in place either
    if array.fixed or np.shape(result) != array.shape:
        raise NotFollowed(
            f"f changes an array in place ({name} with =) that it was given, or that is part of another; "
            "write x = x + ... instead of x += ..."
        )
    if isinstance(result, type(array)) and result.level == array.level:
        array._become(result)
        return array
    return result


def followed(f: Callable[[Any], Any], x: Any, caller: str = "") -> Any:
    """f(x), where NumPy's own complaints about lost derivatives are put in our words, which name the caller."""
    try:
        return tidied(f(x))
    except NotFollowed as error:
        error.named(caller)
        raise
    except (TypeError, ValueError) as error:
        if isinstance(error.__cause__, NotFollowed):
            raise error.__cause__.named(caller) from error  # out[i] = x[0], which NumPy calls a sequence
        if "which has no callable" in str(error) or "dtype('O')" in str(error):
            raise NotFollowed(
                "f hands an array or a list that mixes traced numbers with plain ones to a function of NumPy; build "
                "such arrays with np.stack([...]) instead of np.array([...])."
            ).named(caller) from error
        raise


def tidied(argument: Any) -> Any:
    """An object array of traced numbers as one traced array; anything else as it is."""
    if isinstance(argument, Traced):
        return argument
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "O" and highest([*argument.flat]) is not None:
        if not argument.ndim:
            return argument[()]
        return np.reshape(np.stack([*argument.flat]), argument.shape)
    if isinstance(argument, (list, tuple)) and not hasattr(argument, "_fields"):
        return type(argument)(tidied(part) for part in argument)
    return argument


def as_array(argument: Any) -> Any:
    """An operand as NumPy would read it: lists, columns of a table and the like as arrays; numbers as they are."""
    if isinstance(argument, (Traced, float, int, np.generic, complex)):
        return argument
    if isinstance(argument, (list, tuple)) and highest(argument) is not None:
        return np.stack([as_array(part) for part in argument])
    return tidied(argument if isinstance(argument, np.ndarray) else np.asarray(argument))


def highest(arguments: Any) -> Any:
    """The traced array of the highest level among the arguments and the lists among them, or None."""
    top = None
    for found in arguments:
        if isinstance(found, (list, tuple)):
            found = highest(found)
        if isinstance(found, Traced) and (top is None or found.level > top.level):
            top = found
    return top


def lowered(top: Traced, arguments: Sequence[Any], keep: bool = True) -> list[Any]:
    """The arguments one level down: the values of those of the top level, the others as they are.

    keep: the rule holds on to them, so an array that f may change before they are needed is copied.
    """
    copies = top.keeps and keep
    return [
        a.value
        if isinstance(a, Traced) and a.level == top.level
        else a.copy()
        if copies and isinstance(a, np.ndarray) and a.flags.writeable
        else a
        for a in arguments
    ]


def shape_of(a: Any) -> tuple[int, ...]:
    """As np.shape, which takes ten times as long on what is an array already."""
    return a.shape if isinstance(a, (np.ndarray, np.generic, Traced)) else np.shape(a)


def plain(argument: Any) -> Any:
    """The numbers alone, at every level, of an array or of arrays in lists."""
    if isinstance(argument, (list, tuple)):
        return type(argument)(plain(part) for part in argument)
    while isinstance(argument, Traced):
        argument = argument.value
    return argument
