/* The form below a story that is only read: what an editor writes there, such as a correction, is kept too. */
import "./enter.js";
import "./autosave.js";
import "./session.js";
import "./saving.js";
