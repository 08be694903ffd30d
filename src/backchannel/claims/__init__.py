"""Attribution predicates to claims: who says so, in which words, inside what."""

from backchannel.claims.attribution import make_claims

__all__ = ["make_claims"]
