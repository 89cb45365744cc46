/* What CKEditor learns here beside the photos (editor.js): colours, dialogs, pasting, links, replacing. */
import "./dark.js";
import "./dialogs.js";
import "./paste.js";
import "./links.js";
import "./replacing.js";
