"""How it is promoted: the pricing engine, campaigns, blind boxes, digital collectibles."""
