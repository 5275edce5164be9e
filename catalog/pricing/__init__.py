"""Channels, what a variant costs in each, and what it cost before."""
