"""Editions, qualifying rules, vouchers, numbered pieces and their ledger."""
