"""Products, categories and channels."""
