"""Errors a user can mend. Each message names the input and what to do; only the command line ends the program."""


class BackchannelError(Exception):
    """Something a user can mend."""


class InputError(BackchannelError):
    """An input cannot be read: its name, and a reason of one line that says what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class OntologyError(BackchannelError):
    """The ontology file is not in order."""


class GazetteerError(BackchannelError):
    """A gazetteer file is not in order."""


class CorpusError(BackchannelError):
    """A corpus passage is not in order."""


class ModelError(BackchannelError):
    """The model files are missing or do not fit the ontology."""


class ContractError(BackchannelError):
    """A record does not have the shape of the contract."""


class StoreError(BackchannelError):
    """A store cannot be opened, read or written; the message names it and says what to do."""


class StoreHeldError(StoreError):
    """Another process has a store open."""
