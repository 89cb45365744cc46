/* The row of buttons below the form; the box in which a step asks for its reason is no place for what the form tells. */
export const buttonBar = () => document.querySelector("#submit-row button:not(details *)")?.parentElement;
