"""Orders as their buyers and the staff see them."""
