"""Plates of heritage items, and the large drawings on them."""
