"""What is sold: products, listings, media, prices, stock, search."""
