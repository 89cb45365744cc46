"""Scenes in flat shapes, drawn when the demo is loaded: one seed, one picture."""

from . import festivities, fields, offices, portraits, schools, stages, still_lifes, trades, villages, waters
from .canvas import Canvas

SHAPES = {"standard": (1280, 853), "tall": (853, 1280), "wide": (1600, 900)}
SCENES = {
    **{name: getattr(fields, name) for name in ("terraces", "tea", "orchard", "forest")},
    **{name: getattr(villages, name) for name in ("village", "road", "market")},
    **{name: getattr(waters, name) for name in ("lotus", "river", "bridge")},
    **{name: getattr(stages, name) for name in ("hall", "speaker", "award", "handover", "signing")},
    **{name: getattr(festivities, name) for name in ("flags", "big_flag", "band", "festival", "parade")},
    **{name: getattr(schools, name) for name in ("school", "classroom", "reading")},
    **{name: getattr(offices, name) for name in ("meeting", "counter", "training", "health")},
    **{name: getattr(trades, name) for name in ("factory", "workshop", "patrol")},
    **{name: getattr(still_lifes, name) for name in ("medals", "desktop")},
    "portrait": portraits.portrait,
}


def draw(scene, seed, shape="standard", scale=1.0, **look):
    """The picture of a scene as an RGB image; the same arguments always give the same picture."""
    width, height = (round(side * scale) for side in SHAPES[shape])
    canvas = Canvas(width, height, seed)
    SCENES[scene](canvas, **look)
    return canvas.finished()
