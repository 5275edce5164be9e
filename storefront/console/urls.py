"""Addresses of storefront/console."""

from django.urls import path

from storefront.console import order_acts, views, vouchers

app_name = "console"

urlpatterns = [
    path("", views.home, name="home"),
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<int:pk>/", views.reviews, name="review"),
    path("reviews/<int:pk>/decide/", views.decide, name="decide"),
    path("campaigns/", views.campaign_list, name="campaigns"),
    path("campaigns/new/", views.campaign_new, name="campaign_new"),
    path("campaigns/<int:pk>/", views.campaign, name="campaign"),
    path("campaigns/<int:pk>/act/", views.campaign_act, name="campaign_act"),
    path("codes/", vouchers.voucher_list, name="vouchers"),
    path("codes/new/", vouchers.voucher_new, name="voucher_new"),
    path("codes/<int:pk>/stop/", vouchers.voucher_stop, name="voucher_stop"),
    path("orders/", views.order_list, name="orders"),
    path("orders/<uuid:pk>/", views.order, name="order"),
    path("orders/<uuid:pk>/act/", order_acts.act, name="order_act"),
    path("invoices/<int:pk>/", order_acts.invoice, name="invoice"),
    path("boxes/", views.boxes, name="boxes"),
    path("editions/", views.editions, name="editions"),
]
