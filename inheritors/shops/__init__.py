"""Shops of inheritors, protection units and museums, their members and licences."""
