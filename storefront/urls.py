"""Which room answers which address. Chinese pages have no prefix, English ones begin with /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from storefront.accounts import access
from storefront.api.views import graphql
from storefront.media import picture
from storefront.payments import webhooks

# There is one door: the admin sends to the store's own sign-in, with its limits and its second step.
admin.site.login = access.admin_door  # type: ignore[method-assign]
admin.site.has_permission = access.may_enter_admin  # type: ignore[method-assign]
admin.site.password_change = access.to_password_change  # type: ignore[method-assign,assignment]

urlpatterns = [
    path("graphql/", graphql, name="graphql"),
    path("payments/stripe/webhook/", webhooks.stripe, name="stripe_webhook"),
    path("admin/", admin.site.urls),
    # In production a proxy serves media; the demo has none.
    path("media/<path:path>", picture),
    *i18n_patterns(
        path("accounts/", include("allauth.account.urls")),
        # What allauth shows there stands on the store's own page.
        path("accounts/2fa/", RedirectView.as_view(pattern_name="pages:security")),
        path("accounts/2fa/", include("allauth.mfa.urls")),
        path("portal/", include("storefront.portal.urls")),
        path("console/", include("storefront.console.urls")),
        path("", include("storefront.pages.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "storefront.errors.bad_request"
handler403 = "storefront.errors.forbidden"
handler404 = "storefront.errors.not_found"
handler429 = "storefront.errors.too_often"
handler500 = "storefront.errors.fault"
