"use strict";
// Presses the one button of a page that only leads on. Without it, the button is there.

document.querySelector("form[data-onward]").submit();
