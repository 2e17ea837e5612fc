"""Addresses of signing in and of what a person chooses for themselves."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from lantu.pages.office.sign_in import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("membership/", views.choose_membership, name="membership"),
    path("language/", views.choose_language, name="language"),
    path("mode/", views.choose_mode, name="mode"),
]
