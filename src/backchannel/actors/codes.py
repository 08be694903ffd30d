"""CAMEO actor codes."""

from __future__ import annotations


def actor_code(country: str | None, sector: str | None, org: str | None) -> str | None:
    """The CAMEO-like code of an actor: country and sector; where no country is known, sector and organisation.

    >>> actor_code("USA", "GOV", None), actor_code(None, "IGO", "IAEA"), actor_code("PSE", "REB", "HAMAS"), actor_code(None, None, None)
    ('USAGOV', 'IGOIAEA', 'PSEREB', None)
    """
    if country:
        return country + (sector or "")
    return (sector or "") + (org or "") or None
