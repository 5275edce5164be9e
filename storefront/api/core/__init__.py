"""What all areas of the schema share: ids, errors, callers, money, lists. Knows nothing of what is sold."""
