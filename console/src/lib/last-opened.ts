// What was opened from a list, so that Back can put the focus where it was. The app reports each move through history.
let opened: string | null = null
let isBack = false

export const lastOpened = {
  remember(id: string): void {
    opened = id
  },
  /** Called on every navigation, with whether it went back through history. */
  moved(wentBack: boolean): void {
    isBack = wentBack
  },
  /** True once, for the row that was opened last, when the list is shown again by going back. */
  isReturnedTo(id: string): boolean {
    if (!isBack || opened !== id) return false
    isBack = false
    return true
  },
}
