"""Addresses and files to documents."""

from backchannel.sources.document import Failure, make_document
from backchannel.sources.files import count_articles, read_inputs

__all__ = ["Failure", "count_articles", "make_document", "read_inputs"]
