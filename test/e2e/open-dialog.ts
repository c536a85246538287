import type { Locator, Page } from 'playwright-core'

/** The dialog that is open, an alert or not. A note of what was done is none. */
export function openDialog(page: Page, name?: string): Locator {
  const named = name === undefined ? {} : { name }
  return page.getByRole('dialog', named).or(page.getByRole('alertdialog', named)).and(page.locator(':not([data-note])'))
}
