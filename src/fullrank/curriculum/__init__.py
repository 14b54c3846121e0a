"""The tree of courses/ as records, and the gate that names a fault in it and the way out."""

from fullrank.curriculum.faults import Fault as Fault
from fullrank.curriculum.faults import count_words as count_words
from fullrank.curriculum.faults import find_faults as find_faults
from fullrank.curriculum.lesson import read_lesson as read_lesson
from fullrank.curriculum.reading import CurriculumError as CurriculumError
from fullrank.curriculum.tree import Curriculum as Curriculum
from fullrank.curriculum.tree import load as load
from fullrank.curriculum.tree import root as root
