/* What CKEditor learns here beside the photos (editor.js): colours, pasting, links, replacing. */
import "./dark.js";
import "./paste.js";
import "./links.js";
import "./replacing.js";
