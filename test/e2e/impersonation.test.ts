import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { countPresses, type Presses, searchAnything } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('acting as a person', () => {
  let console: ConsoleUnderTest
  let id: string
  let people = 0
  beforeAll(async () => {
    console = await startConsole()
  })
  beforeEach(async () => {
    people += 1
    const connection = 'Username-Password-Authentication'
    const body = {
      connection,
      email: `alice.${people}@example.com`,
      name: `Alice ${people}`,
      password: 'Correct-Horse-7-Battery',
    }
    id = (await console.app.api('POST', '/users', { body })).body.user_id
    await console.app.v1('PATCH', '/settings', { body: { impersonation: 'on' } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const path = () => `/users/${encodeURIComponent(id)}`
  async function begin(page: Page, presses: Presses = countPresses(page)): Promise<void> {
    await presses.click(page.getByRole('button', { name: 'More', exact: true }))
    await presses.click(page.getByRole('menuitem', { name: 'Impersonate…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Impersonate user' })
    await presses.click(dialog.getByRole('button', { name: 'User request' }))
    await presses.click(dialog.getByRole('button', { name: 'Start 15-minute session' }))
    await page.getByRole('button', { name: 'Stop impersonating' }).waitFor()
  }
  const events = async () => {
    const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
    return (await console.app.app.directory.stores.audit.listAbout(id, page)).items
  }

  test('J29 an admin looks as she does for 15 minutes: a banner, nothing to change, both names in the audit', async () => {
    const page = await console.openPageAsRole('admin', '/')
    const presses = countPresses(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, presses, `alice.${people}@example.com`)
    const acts = page.getByRole('group', { name: `Actions for Alice ${people}` })
    await presses.click(acts.getByRole('option', { name: 'Impersonate…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Impersonate user' })
    expect(await dialog.getByRole('button', { name: 'Start 15-minute session' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await presses.click(dialog.getByRole('button', { name: 'User request' }))
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Start 15-minute session' }))
    await page.getByText(`admin@example.com is looking at this as Alice ${people}.`).waitFor()
    expect(presses.count).toBeLessThanOrEqual(5)
    expect(new URL(page.url()).search).toBe('')
    expect(await axeFindings(page)).toEqual([])
    const told = await events()
    for (const type of ['user.impersonation_started', 'user.impersonated', 'user.signed_out', 'user.session_revoked']) {
      const event = told.find((each) => each.type === type)
      if (event !== undefined) {
        expect(event).toMatchObject({ actor: { kind: 'operator', name: 'admin@example.com' }, subject: { id } })
      }
    }
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['user.impersonation_started', 'user.impersonated']),
    )
  })

  test('J29 by keyboard alone: nothing is changed in it, and it is stopped at a press', async () => {
    const page = await console.openPageAsRole('admin', `${path()}/overview`)
    const keys = await keysAlone(page)
    await begin(page, keys)
    expect(keys.count).toBeLessThanOrEqual(4)
    await page.goto(`${console.app.url}account/security/password`)
    await page.getByRole('heading', { name: 'Not while impersonating' }).waitFor()
    await page.goto(`${console.app.url}account/email`)
    await page.getByRole('heading', { name: 'Not while impersonating' }).waitFor()
    await page.goto(`${console.app.url}account/sessions`)
    await keys.click(page.getByRole('button', { name: 'Stop impersonating' }))
    await page.getByRole('heading', { name: 'You stopped impersonating' }).waitFor()
    await keys.click(page.getByRole('link', { name: 'Back to the console' }))
    await page.getByRole('heading', { name: `Alice ${people}`, level: 1 }).waitFor()
  })

  test('J29 AUZ-04 an owner lets support act as people, confirms it, and support does so with the same dialog', async () => {
    const page = await console.openPageAsOwner('/settings/support')
    const own = page.getByRole('checkbox', { name: /^The role support may act as users too/ })
    await own.focus()
    await page.keyboard.press('Space')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Turn protection down' })
    await dialog.getByText('The role support may act as users.').waitFor()
    await dialog.getByRole('button', { name: 'Testing' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await dialog.getByRole('button', { name: 'Turn protection down' }).click()
    await dialog.waitFor({ state: 'detached' })
    const support = await console.openPageAsRole('support', `${path()}/overview`)
    await begin(support)
    await support.getByText(`support@example.com is looking at this as Alice ${people}.`).waitFor()
    expect((await events())[0]).toMatchObject({ actor: { kind: 'operator', name: 'support@example.com' } })
    await console.app.v1('PATCH', '/settings', { body: { supportImpersonates: false } })
  })

  test('J29 it ends by itself', async () => {
    const page = await console.openPageAsRole('admin', `${path()}/overview`)
    await begin(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => pageWidth(page)).toBe(390)
    console.app.clock.aheadMs += 15 * 60_000
    await page.goto(`${console.app.url}account`)
    await page.getByRole('heading', { name: /Sign in/ }).waitFor()
    expect(await page.getByRole('button', { name: 'Stop impersonating' }).count()).toBe(0)
  })

  test('J29 who may not is offered nothing and refused by the API, and while it is off the dialog says so', async () => {
    const other = await console.openPageAsRole('support', `${path()}/overview`)
    await other.getByRole('button', { name: 'More', exact: true }).click()
    await other.getByRole('menuitem', { name: 'Copy ID' }).waitFor()
    expect(await other.getByRole('menuitem', { name: 'Impersonate…' }).count()).toBe(0)
    expect(await statusOf(other, 'POST', `${path()}/impersonations`, { reason: 'User request' })).toBe(403)
    await console.app.v1('PATCH', '/settings', { body: { impersonation: 'off' } })
    const page = await console.openPageAsRole('admin', `${path()}/overview`)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Impersonate…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Impersonate user' })
    await dialog.getByRole('button', { name: 'User request' }).click()
    await dialog.getByRole('button', { name: 'Start 15-minute session' }).click()
    await dialog.getByText('Impersonation is turned off.').waitFor()
  })
})
