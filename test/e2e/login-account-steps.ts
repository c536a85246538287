import type { Page } from 'playwright-core'
import { codeFor } from '../login/factors.ts'
import type { TestApp } from '../support/test-app.ts'

/** From any page of the account to the one that shows the first recovery codes. */
export async function setUpAuthenticator(app: TestApp, page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Security' }).click()
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  const secret = (await page.locator('.secret').textContent()) ?? ''
  await page.getByRole('textbox', { name: '6-digit code from the app' }).fill(codeFor(app, secret))
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.locator('.codes').waitFor()
}
