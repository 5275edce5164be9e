"""Festivals: windows, rules, and what they take off at an instant."""
