"""What a shop has earned: an append-only ledger."""
