/* The place of a photo in the text: <figure data-photo="12"></figure>, shown as a box that is moved or deleted as a whole. */
{
  const PLACE = "photoplace";

  const rows = () => [...document.querySelectorAll("#photos-group .form-group.original")];

  const valueOf = (row, field) => row.querySelector(`[name$="-${field}"]`)?.value.trim() ?? "";

  /** The saved photos of the open article, in the order of its form. */
  function photos() {
    return rows().map((row, index) => ({
      id: valueOf(row, "id"),
      number: index + 1,
      caption: valueOf(row, "caption"),
      thumbnail: row.querySelector("img.desk-thumbnail")?.src,
    }));
  }

  function label(photo, words) {
    return photo ? [`${words.photo} ${photo.number}`, photo.caption].filter(Boolean).join(" – ") : words.unknown;
  }

  function draw(figure, words) {
    const page = figure.ownerDocument;
    const photo = photos().find(({ id }) => id === figure.dataset.photo);
    const caption = page.createElement("span");
    caption.textContent = label(photo, words);
    figure.replaceChildren(caption);
    if (photo?.thumbnail) {
      const image = page.createElement("img");
      image.src = photo.thumbnail;
      image.alt = "";
      figure.prepend(image);
    }
  }

  function addChooser(editor, words) {
    editor.ui.addRichCombo("PhotoPlace", {
      label: words.insert,
      title: words.insert,
      toolbar: "insert",
      multiSelect: false,
      panel: { css: [CKEDITOR.skin.getPath("editor")].concat(editor.config.contentsCss), multiSelect: false },
      init() {
        const saved = photos();
        for (const photo of saved) {
          const text = CKEDITOR.tools.htmlEncode(label(photo, words));
          this.add(photo.id, text, text);
        }
        if (!saved.length) this.add("0", words.none, words.none);
      },
      onClick(id) {
        if (id === "0") return;
        editor.focus();
        editor.fire("saveSnapshot");
        editor.insertHtml(`<figure data-photo="${id}"></figure>`);
        editor.fire("saveSnapshot");
      },
    });
  }

  CKEDITOR.plugins.add(PLACE, {
    requires: "widget,richcombo",
    init(editor) {
      const words = editor.config.photoPlaceWords;
      editor.widgets.add(PLACE, {
        allowedContent: "figure[!data-photo]",
        inline: false,
        upcast: (node) => node.name === "figure" && "data-photo" in node.attributes,
        init() {
          draw(this.element.$, words);
        },
        downcast(node) {
          return new CKEDITOR.htmlParser.element("figure", { "data-photo": node.attributes["data-photo"] });
        },
      });
      addChooser(editor, words);
    },
  });
}
