/** The address this page was opened with, read before the router or a screen tidies it. */
export const openedWith = new URL(window.location.href)
