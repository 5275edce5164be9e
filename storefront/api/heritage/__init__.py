"""Heritage items, inheritors and shops: the types that Saleor does not have."""
