"""The people who sign in to the admin."""

from django.contrib.auth.models import AbstractUser

from news.text.vietnamese import fold


class User(AbstractUser):
    """A member of the newsroom or an administrator. `str(user)` is the name by which people know her."""

    def __str__(self):
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Family name first, as Vietnamese names are written; empty if neither is known."""
        return f"{self.last_name} {self.first_name}".strip()

    def sort_key(self) -> tuple[str, str, str]:
        """The place in an alphabetical list: by the given name, as Vietnamese people are called."""
        return fold(self.first_name), fold(self.last_name), fold(self.username)
