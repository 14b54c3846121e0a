"""Worked solutions as data: exact, step by step, each step with its reason; and the tools of the workbench."""

from fullrank.derivations.characteristic_polynomial import characteristic_polynomial as characteristic_polynomial
from fullrank.derivations.complex_eigenvalues import complex_eigenvalues as complex_eigenvalues
from fullrank.derivations.determinant import determinant as determinant
from fullrank.derivations.diagonalisation import diagonalisation as diagonalisation
from fullrank.derivations.eigenvectors import eigenvectors as eigenvectors
from fullrank.derivations.elimination import elimination as elimination
from fullrank.derivations.gram_schmidt import gram_schmidt as gram_schmidt
from fullrank.derivations.inverse import inverse as inverse
from fullrank.derivations.kept_direction import kept_direction as kept_direction
from fullrank.derivations.link_matrix import link_matrix as link_matrix
from fullrank.derivations.low_rank import low_rank as low_rank
from fullrank.derivations.lu import lu as lu
from fullrank.derivations.matrix_power import matrix_power as matrix_power
from fullrank.derivations.move_in_basis import move_in_basis as move_in_basis
from fullrank.derivations.orthogonality import orthogonality as orthogonality
from fullrank.derivations.pagerank import pagerank as pagerank
from fullrank.derivations.power_iteration import power_iteration as power_iteration
from fullrank.derivations.projection import dot_and_angle as dot_and_angle
from fullrank.derivations.projection import projection as projection
from fullrank.derivations.qr import qr as qr
from fullrank.derivations.reflection import reflection as reflection
from fullrank.derivations.singular_values import singular_values as singular_values
from fullrank.derivations.workbench import WORKBENCH as WORKBENCH
from fullrank.derivations.workbench import Input as Input
from fullrank.derivations.workbench import Tool as Tool
from fullrank.derivations.workbench import from_text as from_text
