"""Corpus to weights. Stands beside the reader; reading does not need it."""
