"""Pictures, their masters and their renditions."""
