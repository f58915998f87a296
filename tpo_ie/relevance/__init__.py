"""Stage: relevance of an article."""
