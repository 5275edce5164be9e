"""Who provides the payment port."""
