/** Whether something is open that keeps what lies behind it from being used. A note of what was done does not. */
export function isLayerOpen(): boolean {
  return document.querySelector(':is([role="dialog"], [role="alertdialog"]):not([data-note])') !== null
}
