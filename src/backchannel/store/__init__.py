"""The store: documents and what was read in them, in one DuckDB file that plain SQL can query."""

from backchannel.store.store import Entry, Store

__all__ = ["Entry", "Store"]
