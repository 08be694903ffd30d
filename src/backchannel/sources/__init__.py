"""Addresses and files to documents."""

from backchannel.sources.document import Failure, make_document
from backchannel.sources.files import read_inputs

__all__ = ["Failure", "make_document", "read_inputs"]
