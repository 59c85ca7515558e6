"""Code mutants that no test can notice, by mutmut's name, each with its reason."""

EXPLAINED: dict[str, str] = {}
