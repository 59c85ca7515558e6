"""Why: the words of refusals, states and figures, in English and in Thai."""
