import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'

const paths = ['', '/management-api-users', '/oauth-and-openid-connect-tokens', '/schemas', '/nothing']
/** One of each kind, and none that is long. */
const samples = ['?q=block', '/management-api-user-blocks', '/oauth-and-openid-connect-tokens', '/nothing']

describeJourneys('the API pages', () => {
  let running: ConsoleUnderTest
  const at = (path: string) => `${running.app.url}api/docs${path}`

  beforeAll(async () => {
    running = await startConsole()
  })
  afterEach(() => running.endJourney())
  afterAll(() => running.close())

  test('are accessible in either theme', async () => {
    const page = await running.openPage()
    for (const path of samples) {
      await page.goto(at(path))
      expect(await axeFindings(page), path).toEqual([])
    }
  })

  test('need no script, and are nowhere wider than a phone', async () => {
    const page = await running.openPage({ width: 390, hasScripts: false })
    for (const path of paths) {
      await page.goto(at(path))
      const { width = 0 } = (await page.locator('main').boundingBox()) ?? {}
      expect(width, path).toBeGreaterThan(300)
      expect(width, path).toBeLessThanOrEqual(390)
    }
  })

  test('lead from the filter to an operation, to a schema it answers, and back to the overview', async () => {
    const page = await running.openPage({ hasScripts: false })
    await page.goto(at(''))
    await page.getByLabel('Filter').fill('create a user')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('link', { name: '/api/v2/users Create a User', exact: false }).first().click()
    await page.waitForURL(({ hash }) => hash === '#postApiV2Users')
    const operation = page.locator('#postApiV2Users')
    await operation.getByText('create:users').waitFor()
    await operation.getByRole('link', { name: 'User', exact: true }).first().click()
    await page.waitForURL(at('/schemas#User'))
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.waitForURL(at(''))
  })
})
