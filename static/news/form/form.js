/* The form of an article: everything that is at work in it while a reporter writes. */
import "./photorows.js";
import "./photocaptions.js";
import "./photodrop.js";
import "./phototext.js";
import "./photostrip.js";
import "./word.js";
import "./enter.js";
import "./autosave.js";
import "./session.js";
import "./saving.js";
import "./preview.js";
import "./hints.js";
import "./livehints.js";
