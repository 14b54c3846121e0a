"""The algorithms of the course, by the names that textbooks use. NumPy and SciPy, nothing else."""

from fullrank.maths._eigen import Diagonal as Diagonal
from fullrank.maths._eigen import Eigenpairs as Eigenpairs
from fullrank.maths._eigen import diagonalise as diagonalise
from fullrank.maths._eigen import eigen_2x2 as eigen_2x2
from fullrank.maths._eigen import matrix_power as matrix_power
from fullrank.maths._internets import rmat_internet as rmat_internet
from fullrank.maths._internets import web_internet as web_internet
from fullrank.maths._iteration import Iterated as Iterated
from fullrank.maths._iteration import Reason as Reason
from fullrank.maths._links import Links as Links
from fullrank.maths._links import link_matrix as link_matrix
from fullrank.maths._links import link_matrix_sparse as link_matrix_sparse
from fullrank.maths._pagerank import pagerank as pagerank
from fullrank.maths._pagerank import pagerank_sparse as pagerank_sparse
from fullrank.maths._power_iteration import inverse_iteration as inverse_iteration
from fullrank.maths._power_iteration import power_iteration as power_iteration
from fullrank.maths._svd import SingularValues as SingularValues
from fullrank.maths._svd import low_rank as low_rank
from fullrank.maths._svd import svd as svd
