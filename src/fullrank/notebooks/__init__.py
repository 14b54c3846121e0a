"""Projects as notebooks: opening them in marimo, what their cells call, and exporting them for Jupyter."""

from fullrank.notebooks.comparing import Compared as Compared
from fullrank.notebooks.comparing import compare as compare
from fullrank.notebooks.drawing import draw_internet as draw_internet
from fullrank.notebooks.drawing import links_of as links_of
from fullrank.notebooks.errors import NotebookError as NotebookError
from fullrank.notebooks.export import export_ipynb as export_ipynb
from fullrank.notebooks.opened import OpenProject as OpenProject
from fullrank.notebooks.opened import open_project as open_project
from fullrank.notebooks.pictures import Picture as Picture
from fullrank.notebooks.pictures import bars as bars
from fullrank.notebooks.pictures import internet as internet
from fullrank.notebooks.pictures import lines as lines
from fullrank.notebooks.pictures import shares as shares
from fullrank.notebooks.report import Report as Report
from fullrank.notebooks.server import NotebookServer as NotebookServer
from fullrank.notebooks.server import show as show
from fullrank.notebooks.waiting import Waiting as Waiting
