// The print view exists to be printed.
"use strict";

addEventListener("load", () => print());
