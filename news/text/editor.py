"""The rich-text editor: the only module that knows CKEditor. Its widget, fields, configuration and files."""

from ckeditor.fields import RichTextField, RichTextFormField
from ckeditor.widgets import CKEditorWidget
from django.forms.widgets import Media, Script
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from news.text import html

# Plugins that send text to third parties, make markup that html.py removes, or are of no use here.
LEFT_OUT = (
    "exportpdf scayt wsc iframe forms smiley about newpage save print preview templates div language bidi flash "
    "sourcearea elementspath image stylescombo uploadimage colorbutton colordialog font copyformatting pagebreak "
    "a11yhelp showblocks"
).split()

# CKEditor's files that collectstatic leaves out: samples, and plugins that are switched off or not in the toolbar.
UNUSED_PLUGINS = (
    "about adobeair bbcode codesnippet codesnippetgeshi devtools docprops exportpdf flash forms iframe iframedialog "
    "mathjax placeholder preview scayt smiley sourcedialog stylesheetparser templates uicolor wsc"
).split()
UNUSED_FILES = [
    "ckeditor/galleriffic/*",
    *(f"ckeditor/ckeditor/{folder}/*" for folder in ("adapters", "samples", "vendor")),
    *(f"ckeditor/ckeditor/plugins/{plugin}/*" for plugin in UNUSED_PLUGINS),
    "ckeditor/ckeditor/*.md",
    "ckeditor/ckeditor/*.json",
]

# CKEditor's inline styles: ".cke{visibility:hidden;}", and the empty one in its menus.
STYLE_HASHES = [
    "'sha256-ZVjd2zfSTfAVh1y7eCcNk0SPGUQOP/H8vzrFJIVgg90='",
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
]

# Loaded after the widget's own media; policy.js passes the page's nonce on to the editor's frames.
MEDIA = Media(
    css={"all": ["news/ckeditor/editor.css"]},
    js=[
        "news/ckeditor/policy.js",
        "news/ckeditor/words.js",
        Script("news/ckeditor/extensions.js", type="module"),
    ],
)

# CKEditor's key codes.
CTRL, COMMA, FULL_STOP = 0x110000, 188, 190

# Texts that CKEditor's Vietnamese translation lacks, by their keys in editor.lang.
_PASTE_BY_KEY = _("Press %1 to paste: browsers do not let this button read the clipboard.")
WORDS = {
    "clipboard": {
        "pasteNotification": _PASTE_BY_KEY,
        "fileFormatNotSupportedNotification": _("Files cannot be pasted here. Add photos below."),
        "fileWithoutFormatNotSupportedNotification": _("Files cannot be pasted here. Add photos below."),
    },
    # Key names read out and shown beside the buttons; CKEditor would show the characters with these codes.
    "common": {"keyboard": {FULL_STOP: ".", COMMA: ","}},
    "format": {"tag_h2": _("Section heading"), "tag_h3": _("Subheading"), "tag_h4": _("Small heading")},
    "link": {
        "displayText": _("Text of the link"),
        "toUrl": _("Web address"),
        "toPhone": _("Phone"),
        "phoneNumber": _("Phone number"),
        "noTel": _("Type the phone number."),
    },
    "notification": {"closed": _("Closed.")},
    "pastetext": {"pasteNotification": _PASTE_BY_KEY},
    "table": {"caption": _("Caption of the table"), "headers": _("Header cells")},
    "widget": {"label": _("Box: %1")},
}


def allowed_content():
    """Return what html.py keeps, in CKEditor's format; anything the two disagree on would be lost at the next save."""
    return {
        tag: {
            "attributes": sorted(html.ATTRIBUTES["*"] | html.ATTRIBUTES.get(tag, set())),
            "classes": sorted(html.CLASSES.get(tag, set())),
        }
        for tag in sorted(html.TAGS)
    }


CONFIG = {
    "toolbar": [
        ["Format", "Bold", "Italic", "Underline", "Superscript", "Subscript", "RemoveFormat"],
        ["NumberedList", "BulletedList", "Blockquote", "Table"],
        ["JustifyLeft", "JustifyCenter", "JustifyRight", "JustifyBlock"],
        ["Link", "Unlink", "SpecialChar"],
        ["PasteText", "PasteFromWord", "Undo", "Redo", "Find", "Maximize"],
    ],
    "format_tags": "p;h2;h3;h4",
    "removePlugins": ",".join(LEFT_OUT),
    "extraPlugins": "photoplace",
    "words": WORDS,
    # Without it screen readers say "Rich Text Editor, id_body".
    "applicationTitle": _("Text editor"),
    "title": _("Body"),
    "justifyClasses": list(html.ALIGNMENTS.values()),
    "alignments": html.ALIGNMENTS,
    "allowedContent": allowed_content(),
    # static/news/ckeditor/paste.js filters pasted text beyond allowedContent, the same in all browsers.
    "pasteFilter": None,
    "keystrokes": [[CTRL + FULL_STOP, "superscript"], [CTRL + COMMA, "subscript"]],
    "entities": False,
    "clipboard_handleImages": False,
    "disableNativeSpellChecker": False,
    "removeDialogTabs": "link:advanced;link:target;link:upload;table:advanced",
    "linkShowTargetTab": False,
    "linkDefaultProtocol": "https://",
    "height": 520,
    "width": "auto",
}


KEYS = _("By keyboard: Alt+F10 leads to the toolbar, Ctrl+S saves and goes on.")


class BodyWidget(CKEditorWidget):
    """CKEditor, limited to what the server's cleaning keeps; the page must load MEDIA too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.config |= CONFIG

    def get_context(self, name, value, attrs):
        self.config["contentsCss"] = [static("news/ckeditor/body.css")]
        return super().get_context(name, value, attrs)


class BodyFormField(RichTextFormField):
    # RichTextFormField ignores a `widget` argument, also from formfield_overrides.
    widget = BodyWidget

    def clean(self, value):
        return html.clean(super().clean(value))


class BodyField(RichTextField):
    """Rich text that is cleaned before it is stored, whoever saves it: form, importer, shell, update()."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": BodyFormField, "help_text": KEYS} | kwargs)

    def pre_save(self, instance, add):
        cleaned = html.clean(getattr(instance, self.attname))
        setattr(instance, self.attname, cleaned)
        return cleaned

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return html.clean(value) if isinstance(value, str) else value
