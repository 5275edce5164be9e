"""Tests that measure time, or count what is done in a time: they have the machine to themselves."""
