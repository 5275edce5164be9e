"""Discount codes and their limits: Saleor's sense of voucher."""
