"""The ontology: which predicates there are, which roles they have, how they are coded."""

from backchannel.ontology.frames import Frame, Ontology, Role, load_ontology

__all__ = ["Frame", "Ontology", "Role", "load_ontology"]
