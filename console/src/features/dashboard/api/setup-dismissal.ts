// Whether the first steps were put away before all of them were done. Kept by this browser, as the theme is.
const storageKey = 'rollcall.setup'

export function isSetupDismissed(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'dismissed'
  } catch {
    return false
  }
}

export function dismissSetup(): void {
  try {
    localStorage.setItem(storageKey, 'dismissed')
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}
