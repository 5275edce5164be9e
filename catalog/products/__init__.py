"""Categories, product types, attributes, products and variants with their class facts."""
