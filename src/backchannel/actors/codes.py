"""CAMEO actor codes."""

from __future__ import annotations

from collections.abc import Mapping


def actor_code(country: str | None, sector: str | None, org: str | None, igo_codes: Mapping[str, str]) -> str | None:
    """The CAMEO code of an actor: country and sector; where no country is known, sector and organisation.

    Args:
        country: ISO 3166 alpha-3 code.
        sector: PLOVER sector.
        org: code of an organisation in the gazetteer.
        igo_codes: what CAMEO calls an international organisation, by its code in the gazetteer.

    >>> actor_code("USA", "GOV", None, {}), actor_code(None, "IGO", "IAEA", {"IAEA": "IGOUNOIAE"})
    ('USAGOV', 'IGOUNOIAE')
    >>> actor_code("PSE", "REB", "HAMAS", {}), actor_code(None, "IGO", "OSCE", {}), actor_code(None, None, None, {})
    ('PSEREB', 'IGOOSCE', None)
    """
    if country:
        return country + (sector or "")
    if sector == "IGO" and org and org in igo_codes:
        return igo_codes[org]
    return (sector or "") + (org or "") or None
