"""The data sets: shipped with the course, fetched once from their own hosts, or the learner's own."""

from fullrank.data._cache import cache_folder as cache_folder
from fullrank.data._catalogue import Entry as Entry
from fullrank.data._catalogue import catalogue as catalogue
from fullrank.data._digits import Digits as Digits
from fullrank.data._digits import Images as Images
from fullrank.data._files import DataError as DataError
from fullrank.data._graph import Graph as Graph
from fullrank.data._graph import graph_of_pairs as graph_of_pairs
from fullrank.data._heights import Families as Families
from fullrank.data._heights import Heights as Heights
from fullrank.data._own import LinkError as LinkError
from fullrank.data._own import read_links as read_links
from fullrank.data._public import Public as Public
from fullrank.data._public import get as get
from fullrank.data._public import public as public
from fullrank.data._public import public_names as public_names
from fullrank.data._shipped import load as load
from fullrank.data._shipped import names as names
from fullrank.data._strd import FitProblem as FitProblem
