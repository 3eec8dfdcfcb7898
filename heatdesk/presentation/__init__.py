"""The stage: a talk about the live map, in a window for the room and one for who speaks."""
