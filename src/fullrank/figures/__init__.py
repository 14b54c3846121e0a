"""Interactive pictures: one folder a figure, with its module, its still and its words.

>>> load("eigen-spinner").title
'Spin a vector, watch its image'
"""

from __future__ import annotations

from fullrank.figures.folders import FIGURES, KIT, FigureError, load, names, state
from fullrank.figures.module import module
from fullrank.figures.widget import widget

__all__ = ["FIGURES", "KIT", "FigureError", "load", "module", "names", "state", "widget"]
