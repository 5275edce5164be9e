"""Discount codes, for the staff's apps."""
