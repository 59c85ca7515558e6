"""A made-up fiscal year 2558 of the city's agencies, to try the library on.

The agencies are real, and so are the subjects and final percentages of seven projects, which the city
published for later fiscal years. All else is made up: every date, resolution, result and other project.
"""

from bestservice_workflow.sample_year.data import Published, agencies, published_results
from bestservice_workflow.sample_year.portfolio import documents

__all__ = ["Published", "agencies", "documents", "published_results"]
