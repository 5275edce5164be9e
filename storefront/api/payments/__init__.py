"""Payments that apps have taken."""
