"""From draft over review to published: the only way in which a product gets into the shop."""
