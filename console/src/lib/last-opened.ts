// What was opened from a list, so that Back can put the focus where it was. The app reports each move through history.
let opened: string | null = null
let isBack = false
let awaited: string | null = null

export const lastOpened = {
  remember(id: string): void {
    opened = id
  },
  /** The row is still to come, and takes the focus then. */
  awaitRow(id: string): void {
    awaited = id
  },
  /** Called on every navigation, with whether it went back through history. */
  moved(wentBack: boolean): void {
    isBack = wentBack
    awaited = null
  },
  /** True once, for the row that was opened last, when the list is shown again by going back, or for one awaited. */
  isReturnedTo(id: string): boolean {
    if (awaited === id) {
      awaited = null
      return true
    }
    if (!isBack || opened !== id) return false
    isBack = false
    return true
  },
}
