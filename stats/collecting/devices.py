"""The kind of device of a browser, by its User-Agent."""

import re
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
FEATURE_PHONES = (
    *("midp", "j2me", "symbian", "series60", "kaios", "opera mini", "ucweb", "iemobile", "windows ce", "windows phone"),
    *("palm", "maui"),
)
# Televisions and the boxes below them, consoles, watches, players, cars, shop windows: by system, maker or kind.
OTHERS = (
    *("smart-tv", "smarttv", "googletv", "nettv", "hbbtv", " tv", "tv)", "tv;", "_tv_", "tv/", "dtv", "stbapp", " stb"),
    *("ce-html", "netrange", "netcast", "viera", "bravia", "web0s", " omi/", "smartcast", "crkey", "sonyce", "bdp"),
    *(",wired)", ", wired)", "wireless)", "playstation", "xbox", "nintendo", "oculus", "vr safari", "tesla/", "roku"),
    *("brightsign", "ipod", "sm-r"),
)
# Many of these run Android and are told by the model name; a television's holds its inches: "H-LED43BU7003".
OTHER_MODEL = re.compile(
    r"(?<!s)tv(?!\d{2})|box|stb|dvb|^aft[a-z]|led[ _-]?\d|uhd|fhd|shell|lex[-_]\d|movix|shield(?! tab)|watch|quest \d$"
    r"|(?<!\d)(2[48]|32|39|4[0239]|5[058]|65|75|86)[a-z]{1,4}\d"
    r"|x96|h96|t95z|a95x|^x99|mk808|beelink|tanix|pendoo|transpeed|zidoo|vontar|ugoos|minix|neo-x|ozone ?hd"
)
TABLETS = ("ipad", "tablet", "kindle", "silk/", "playbook", "/apad", "pocketbook", "linux like android")
TABLET_MODEL = re.compile(
    r"(?<!s)tab|(?<!cool)pad(?!fone|t)|xoom|slate|nexus (7|9|10)|transformer|iplay|^kf[a-z]{3,5}\b"
    r"|sm-[ptx]\d|gt-p\d|\btb-?\d|\byt-|\bp?mid[ _-]?\d|pmt\d|^tz\d{3}"
    # Makers that number their tablets apart from their phones: Alcatel, BQ, Digma, Huawei.
    r"|^9\d{3}[a-z]\b|^80\d{2}x|bq-(7|9|10)\d|\d{4}p[lg]\b|(plane|optima|citi)[ _]"
    r"|^(ags|agr|bah|bach|bz[tw]|cmr|cpn|got|jdn|kob|mrx|scmr?|sht|vrd|btv)\d?-"
)
HANDS = ("mobi", "iphone", "iph", "android", "blackberry", "bb10", "nokia", "lumia", "samsung")
COMPUTERS = ("windows", "macintosh", "x11", "wayland", "linux", "cros ", "lynx")
MODEL = re.compile(r"andr[o0]id [\d.]+; ?(?:[a-z]{2}(?:[-_][a-z]{2})? ?; ?)?([^;)]{0,60})")


@lru_cache(maxsize=4096)
def device(agent: str) -> int:
    """Return the kind of device, one of the numbers above; an iPad that asks for desktop pages counts as COMPUTER."""
    agent = agent.lower()
    found = MODEL.search(agent)
    model = found[1].removesuffix(" build").strip() if found else ""
    return next((kind for kind, holds in RULES if holds(agent, model)), OTHER)


def _any_of(words):
    return lambda agent, model: any(word in agent for word in words)


def _is_windows(agent, model):
    """Whether it is a computer with Windows, which names its component "Tablet PC" on every device."""
    return "windows nt" in agent and not ("; arm" in agent and ("touch" in agent or "lumia" in agent))


def _asks_for_no_mobile_page(agent, model):
    """Whether it is an Android tablet, without "Mobile"; a User-Agent that is cut off before "Safari" does not tell."""
    return "android" in agent and "mobi" not in agent and "safari" in agent


# The first rule that holds decides.
RULES = (
    (PHONE, _any_of(FEATURE_PHONES)),
    (OTHER, _any_of(OTHERS)),
    (OTHER, lambda agent, model: OTHER_MODEL.search(model)),
    (COMPUTER, _is_windows),
    (TABLET, _any_of(TABLETS)),
    (TABLET, lambda agent, model: TABLET_MODEL.search(model)),
    (TABLET, _asks_for_no_mobile_page),
    (PHONE, _any_of(HANDS)),
    (TABLET, lambda agent, model: "touch" in agent),
    (COMPUTER, _any_of(COMPUTERS)),
)
