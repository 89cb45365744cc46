/* Words that CKEditor's own translation lacks, as news/editor.py gives them; and how Word aligns, as the site writes it. */
{
  const CLASSES = { left: "text-start", center: "text-center", right: "text-end", justify: "text-justify" };
  const ALIGNED = /(?:^|;)\s*text-align\s*:\s*(left|center|right|justify)\b/i;

  function complete(editor) {
    for (const [place, words] of Object.entries(editor.config.words)) {
      if (typeof words === "string") editor.lang[place] = words;
      else Object.assign(editor.lang[place], words);
    }
  }

  /** Text from elsewhere aligns by a style, which nothing here allows: only its class comes in. */
  function align(element) {
    const found = ALIGNED.exec(element.attributes.style ?? "");
    if (found) element.addClass(CLASSES[found[1].toLowerCase()]);
  }

  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("langLoaded", () => complete(editor));
    // 5 has parsed the text, 6 filters it.
    editor.on("toHtml", ({ data }) => data.dataValue.forEach(align, CKEDITOR.NODE_ELEMENT), null, null, 5.5);
  });
}
