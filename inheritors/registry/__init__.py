"""Categories, regions, heritage items, protection units and the roll of inheritors."""
