"""Knowledge of the world as lists a person can edit: states, organisations, offices, kinds of people, places."""

from backchannel.gazetteer.entries import Agent, Name, Standing, Term, standing_on
from backchannel.gazetteer.gazetteer import Gazetteer, Hit, load_gazetteer
from backchannel.gazetteer.words import Word, words_of

__all__ = ["Agent", "Gazetteer", "Hit", "Name", "Standing", "Term", "Word", "load_gazetteer", "standing_on", "words_of"]
