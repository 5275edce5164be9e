"""Baskets, quotes, placing an order, confirming its payment: the only orchestrator."""
