"""Addresses of storefront/pages."""

from django.urls import path, register_converter

from storefront.orders.links import TokenConverter
from storefront.pages.views import (
    about,
    account,
    addresses,
    baskets,
    catalogue,
    checkout,
    heritage,
    order_acts,
    orders,
    payments,
    privacy,
    promotions,
    security,
)

app_name = "pages"
register_converter(TokenConverter, "order")

urlpatterns = [
    path("", catalogue.home, name="home"),
    path("c/<slug:slug>/", catalogue.category, name="category"),
    path("p/<slug:slug>/", catalogue.product, name="product"),
    path("search/", catalogue.search, name="search"),
    path("heritage/", heritage.heritage_list, name="heritage_list"),
    path("heritage/<slug:slug>/", heritage.heritage, name="heritage"),
    path("inheritors/", heritage.inheritors, name="inheritors"),
    path("inheritors/<slug:slug>/", heritage.inheritor, name="inheritor"),
    path("shops/<slug:slug>/", heritage.shop, name="shop"),
    path("campaigns/<slug:slug>/", promotions.campaign, name="campaign"),
    path("boxes/", promotions.boxes, name="boxes"),
    path("boxes/<slug:slug>/", promotions.series, name="series"),
    path("editions/", promotions.editions, name="editions"),
    path("pieces/<slug:code>/", promotions.piece, name="piece"),
    path("basket/", baskets.basket, name="basket"),
    path("basket/add/", baskets.add, name="basket_add"),
    path("basket/lines/<uuid:line_id>/", baskets.line, name="basket_line"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<order:token>/", orders.order, name="order"),
    path("orders/<order:token>/pay/", orders.pay, name="order_pay"),
    path("orders/<order:token>/payment/", payments.payment, name="payment"),
    path("orders/<order:token>/payment/done/", payments.done, name="payment_done"),
    path("orders/<order:token>/cancel/", order_acts.cancel, name="order_cancel"),
    path("orders/<order:token>/parcels/<int:parcel>/received/", order_acts.received, name="parcel_received"),
    path("orders/<order:token>/return/", order_acts.send_back, name="order_return"),
    path("orders/<order:token>/returns/<int:asked>/keep/", order_acts.keep, name="return_keep"),
    path("orders/<order:token>/invoices/<int:pk>/", order_acts.invoice, name="order_invoice"),
    path("orders/<order:token>/boxes/<uuid:line>/<int:number>/", orders.reveal, name="reveal"),
    path("claim/<uuid:code>/", orders.claim, name="claim"),
    path("account/", account.account, name="account"),
    path("account/confirm/", security.confirm_again, name="confirm_again"),
    path("account/security/", security.security, name="security"),
    path("account/security/sign-out/", security.sign_out, name="sign_out_device"),
    path("account/addresses/", addresses.addresses, name="addresses"),
    path("account/addresses/new/", addresses.new_address, name="new_address"),
    path("account/addresses/<int:address_id>/", addresses.address, name="address"),
    path("account/addresses/<int:address_id>/act/", addresses.address_act, name="address_act"),
    path("account/data/", privacy.data, name="data"),
    path("account/data/export/", privacy.export, name="data_export"),
    path("account/data/<uuid:copy_id>/", privacy.fetch, name="data_fetch"),
    path("account/leave/", privacy.leave, name="leave"),
    path("account/keep/", privacy.keep, name="keep"),
    # The logs blank what follows /key/.
    path("account/keep/key/<str:key>/", privacy.keep_account, name="keep_account"),
    path("collection/", account.collection, name="collection"),
    path("about/<slug:slug>/", about.about, name="about"),
    path("channel/", about.channel, name="channel"),
]
