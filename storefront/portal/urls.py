"""Addresses of storefront/portal."""

from django.urls import path

from storefront.portal import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("listings/<int:pk>/", views.listing, name="listing"),
    path("listings/<int:pk>/submit/", views.submit, name="submit"),
    path("orders/", views.order_list, name="orders"),
    path("orders/<int:pk>/", views.order, name="order"),
    path("settlement/", views.settlement, name="settlement"),
]
