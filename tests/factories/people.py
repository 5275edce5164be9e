"""Users of every kind."""

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory


class UserFactory(DjangoModelFactory):
    """Somebody with an account; the password is unusable unless a test sets one."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.com")
    password = "!"
    is_active = True

    @factory.post_generation
    def confirmed(self, create, extracted, **_kwargs):
        """Their address is confirmed, unless a test says `confirmed=False`."""
        if create:
            if extracted is False:
                EmailAddress.objects.create(user=self, email=self.email, primary=True)
            else:
                self.vouch_for_email()


class OperatorFactory(UserFactory):
    """Somebody who may enter the console."""

    email = factory.Sequence(lambda n: f"operator{n}@example.com")
    is_operator = True
    is_staff = True
