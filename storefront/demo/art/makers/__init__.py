"""Portraits of the invented inheritors."""
