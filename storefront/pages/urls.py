"""Addresses of storefront/pages."""

from django.urls import path

from storefront.pages.views import about, account, baskets, catalogue, checkout, heritage, orders, payments, promotions

app_name = "pages"

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
    path("orders/<uuid:token>/", orders.order, name="order"),
    path("orders/<uuid:token>/pay/", orders.pay, name="order_pay"),
    path("orders/<uuid:token>/payment/", payments.payment, name="payment"),
    path("orders/<uuid:token>/payment/done/", payments.done, name="payment_done"),
    path("orders/<uuid:token>/boxes/<uuid:line>/<int:number>/", orders.reveal, name="reveal"),
    path("claim/<uuid:code>/", orders.claim, name="claim"),
    path("account/", account.account, name="account"),
    path("collection/", account.collection, name="collection"),
    path("about/<slug:slug>/", about.about, name="about"),
    path("channel/", about.channel, name="channel"),
]
