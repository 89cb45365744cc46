"""What kind of device a browser runs on, as it describes itself."""

from functools import lru_cache

from django.utils.translation import gettext_lazy as _

# The numbers stand in the spool's records: new kinds go at the end, none is removed.
UNKNOWN, PHONE, TABLET, COMPUTER, OTHER = range(5)
NAMES = {
    PHONE: _("phone"),
    TABLET: _("tablet"),
    COMPUTER: _("computer"),
    OTHER: _("other (television, console …)"),
    UNKNOWN: _("not known"),
}
# The first word that is found decides.
WORDS = (
    (OTHER, ("smart-tv", "smarttv", "googletv", "appletv", "android tv", "bravia", "netcast", "web0s", "hbbtv")),
    (OTHER, ("playstation", "xbox", "nintendo")),
    (TABLET, ("ipad", "tablet", "kindle", "silk/", "playbook")),
    (PHONE, ("mobi", "iphone", "ipod", "opera mini", "ucweb", "blackberry", "nokia", "kaios", "windows phone")),
    (TABLET, ("android",)),  # Android's phones say "Mobile", its tablets do not.
    (COMPUTER, ("windows", "macintosh", "x11", "linux", "cros ")),
)


@lru_cache(maxsize=4096)
def device(agent: str) -> int:
    """The kind of device of this User-Agent. An iPad that asks for the desktop's pages calls itself a Macintosh."""
    lowered = agent.lower()
    return next((kind for kind, words in WORDS if any(word in lowered for word in words)), OTHER)
