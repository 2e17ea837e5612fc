"""The form of signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lantu.directory.models import User
from lantu.directory.queries import memberships_of


class SignInForm(AuthenticationForm):
    """User name and password; an unknown name and a wrong password get one answer."""

    error_messages = {
        "invalid_login": _("The user name or the password is not right."),
        "inactive": _("The user name or the password is not right."),
    }

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.fields["username"].widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        if not memberships_of(user).exists():
            raise ValidationError(
                _("Your account belongs to no unit yet. Please ask your administrator.")
            )
