"""What somebody may ask of the data that the store keeps of them: a copy, and an end."""
