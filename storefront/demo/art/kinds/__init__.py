"""The drawings of products, by craft."""
