"""Transactions and their append-only events, behind a gateway port."""
