"""The hour of the day: one set of colours that holds a scene together."""

from dataclasses import dataclass

from .canvas import mix


@dataclass(frozen=True)
class Light:
    high: str  # the sky overhead
    low: str  # the sky at the horizon
    haze: str  # what far things fade into
    sun: str
    tint: str  # what every colour takes a share of
    share: float

    def on(self, colour, far=0.0):
        """`colour` as it looks in this light; `far` from 0 (here) to 1 (lost in the haze)."""
        return mix(mix(colour, self.tint, self.share), self.haze, far)


LIGHTS = {
    "dawn": Light("#7fa9d6", "#fde0bd", "#f3d3c0", "#fff3d2", "#f6b98e", 0.13),
    "day": Light("#4f9fd3", "#dcf1f7", "#c3e2ec", "#fffbe3", "#ffffff", 0.0),
    "afternoon": Light("#6fb3cf", "#fdeccb", "#e6e2c8", "#fff6d0", "#f3c27a", 0.12),
    "dusk": Light("#4c5391", "#f9a678", "#dd9a95", "#ffe0ad", "#74447a", 0.2),
    "mist": Light("#b7cbcc", "#f1f3ea", "#e3ebe6", "#fffdf2", "#d6e2df", 0.2),
    "night": Light("#10193a", "#3c4d86", "#34457a", "#f8f2d8", "#1b2854", 0.45),
}
OUTDOORS = ("dawn", "day", "day", "afternoon", "dusk", "mist")


def light_for(canvas, name=None):
    """The light asked for by name, or one of the outdoor ones."""
    return LIGHTS[name or canvas.choice(OUTDOORS)]
