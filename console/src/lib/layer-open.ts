/** Every dialog; one that confirms what weighs much is an alert. */
export const dialogs = ':is([role="dialog"], [role="alertdialog"])'

/** Whether something is open that keeps what lies behind it from being used. A note of what was done does not. */
export function isLayerOpen(): boolean {
  return document.querySelector(`${dialogs}:not([data-note])`) !== null
}
