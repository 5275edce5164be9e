"""Series, sealed pools, odds, draws and their proofs."""
