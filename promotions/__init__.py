"""How it is promoted: the pricing engine, campaigns, vouchers, blind boxes, digital collectibles."""
