"""The users, who sign in to the admin."""

from django.contrib.auth.models import AbstractUser

from news.text.vietnamese import fold


class User(AbstractUser):
    """A member of the newsroom or an administrator; `str(user)` is the name people know."""

    def __str__(self):
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Return the full name, family name first, as Vietnamese names are written; "" if none is known."""
        return f"{self.last_name} {self.first_name}".strip()

    def sort_key(self) -> tuple[str, str, str]:
        """Return the key for alphabetical order: by given name first, as Vietnamese lists are sorted."""
        return fold(self.first_name), fold(self.last_name), fold(self.username)
