import type { Page } from 'playwright-core'
import { codeFor } from '../login/factors.ts'
import type { TestApp } from '../support/test-app.ts'
import { countPresses, type Presses } from './presses.ts'

/** From any page of the account to the one that shows the first recovery codes. */
export async function setUpAuthenticator(app: TestApp, page: Page, by: Presses = countPresses(page)): Promise<void> {
  await by.click(page.getByRole('link', { name: 'Security' }))
  await by.click(page.getByRole('link', { name: 'Set up an authenticator app' }))
  const secret = (await page.locator('.secret').textContent()) ?? ''
  await by.fill(page.getByRole('textbox', { name: '6-digit code from the app' }), codeFor(app, secret))
  await by.click(page.getByRole('button', { name: 'Finish' }))
  await page.locator('.codes').waitFor()
}
