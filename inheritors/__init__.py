"""Who makes it, and of what: the heritage registry, inheritors, shops and their settlement."""
