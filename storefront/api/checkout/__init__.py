"""A basket on its way to an order."""
