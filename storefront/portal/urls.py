"""Addresses of storefront/portal."""

from django.urls import path

from storefront.portal import order_acts, views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("listings/<int:pk>/", views.listing, name="listing"),
    path("listings/<int:pk>/submit/", views.submit, name="submit"),
    path("orders/", views.order_list, name="orders"),
    path("orders/<int:pk>/", views.order, name="order"),
    path("orders/<int:pk>/act/", order_acts.act, name="order_act"),
    path("returns/", order_acts.returns, name="returns"),
    path("returns/<int:pk>/", order_acts.one_return, name="return"),
    path("invoices/<int:pk>/", order_acts.invoice, name="invoice"),
    path("settlement/", views.settlement, name="settlement"),
]
