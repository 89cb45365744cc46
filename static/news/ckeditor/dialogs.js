/* A dialog takes one OK each time it is open: Enter held down sends several, which come when it is already closed. */
CKEDITOR.on("dialogDefinition", ({ data: { definition } }) => {
  const { onOk } = definition;
  if (!onOk) return;
  definition.onOk = function (event) {
    return CKEDITOR.dialog.getCurrent() === this ? onOk.call(this, event) : undefined;
  };
});
