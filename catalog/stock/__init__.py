"""Warehouses, stock rows with expiry, allocations."""
