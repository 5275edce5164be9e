"""Stripe as the store meets it: a server of our own that keeps what it was told and does what the world does."""
