/* Words that CKEditor's own translation lacks, as editor.py gives them; and how Word aligns, as the site writes it. */
{
  const ALIGNED = /(?:^|;)\s*text-align\s*:\s*(left|center|right|justify)\b/i;

  function complete(language, given) {
    for (const [place, words] of Object.entries(given)) {
      if (typeof words === "string") language[place] = words;
      else complete(language[place], words);
    }
  }

  /** Text from elsewhere aligns by a style, which nothing here allows: only its class comes in. */
  function align(element, classes) {
    const found = ALIGNED.exec(element.attributes.style ?? "");
    if (found) element.addClass(classes[found[1].toLowerCase()]);
  }

  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("langLoaded", () => {
      complete(editor.lang, editor.config.words);
      // What is stored as <b> or <i> stays so: a text that is opened and saved has not changed.
      editor.filter.addContentForms = () => {};
    });
    // 5 has parsed the text, 6 filters it.
    const alignAll = ({ data }) => {
      data.dataValue.forEach((element) => {
        align(element, editor.config.alignments);
      }, CKEDITOR.NODE_ELEMENT);
    };
    editor.on("toHtml", alignAll, null, null, 5.5);
  });
}
