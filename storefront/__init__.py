"""How it is bought and run: pages, portal, console, GraphQL, checkout, orders, payments, settings."""

from storefront.celery import app as celery_app

__all__ = ["celery_app"]
