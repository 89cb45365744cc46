"""Which static files of the libraries are served: what readers and the desk use, and no sample page."""

from django.contrib.staticfiles.finders import AppDirectoriesFinder

UNUSED_EDITOR_PLUGINS = (
    "about adobeair bbcode codesnippet codesnippetgeshi devtools docprops exportpdf flash forms iframe iframedialog "
    "mathjax placeholder preview scayt smiley sourcedialog stylesheetparser templates uicolor wsc"
).split()
LEFT_OUT = [
    "ckeditor/galleriffic/*",
    *(f"ckeditor/ckeditor/{folder}/*" for folder in ("adapters", "samples", "vendor")),
    *(f"ckeditor/ckeditor/plugins/{plugin}/*" for plugin in UNUSED_EDITOR_PLUGINS),
    "ckeditor/ckeditor/*.md",
    "ckeditor/ckeditor/*.json",
]


class AppFiles(AppDirectoriesFinder):
    """The apps' static files without LEFT_OUT; collecting and compressing all of them took half a minute."""

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or []), *LEFT_OUT])
