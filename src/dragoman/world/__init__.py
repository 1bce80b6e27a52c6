"""What the names of the world stand for: states, places, people and offices, and where texts name them."""

from dragoman.world.directory import Candidate
from dragoman.world.names import Entity, Mention, Tenancy
from dragoman.world.world import World

__all__ = ["Candidate", "Entity", "Mention", "Tenancy", "World"]
