"""Attribution predicates to claims: who says so, in which words, inside what."""

from backchannel.claims.attribution import make_claims
from backchannel.claims.replies import with_replies

__all__ = ["make_claims", "with_replies"]
