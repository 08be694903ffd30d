"""Windows to mentions, predicates and roles, with scores."""
