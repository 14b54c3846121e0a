"""Forward and reverse differentiation from one table of operations; Taylor series."""
