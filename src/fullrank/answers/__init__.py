"""Reading what a person types as mathematics, and deciding whether two answers are equal. Nothing is run."""

from fullrank.answers.chosen import Choice as Choice
from fullrank.answers.chosen import Choices as Choices
from fullrank.answers.chosen import Order as Order
from fullrank.answers.chosen import State as State
from fullrank.answers.expressions import Expression as Expression
from fullrank.answers.grammar import parse as parse
from fullrank.answers.lists import Matrix as Matrix
from fullrank.answers.lists import Vector as Vector
from fullrank.answers.lists import Vectors as Vectors
from fullrank.answers.reading import Answer as Answer
from fullrank.answers.reading import Reading as Reading
from fullrank.answers.scalars import Number as Number
from fullrank.answers.scalars import Numbers as Numbers
from fullrank.answers.unreadable import Unreadable as Unreadable
