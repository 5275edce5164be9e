"""Which scripts and styles a page may use: one policy for the store, and the admin's, which differs in two lines."""

from __future__ import annotations

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings


class ContentPolicy(CSPMiddleware):
    """django-csp, which knows one policy for all addresses, told of the admin's."""

    def get_policy_parts(self, request: Any, response: Any, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        match = getattr(request, "resolver_match", None)
        if match and match.app_name == "admin":
            parts.replace = settings.ADMIN_CONTENT_POLICY
        return parts
