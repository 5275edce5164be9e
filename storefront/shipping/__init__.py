"""Zones, methods and their prices."""
