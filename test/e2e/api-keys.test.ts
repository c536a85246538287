// API keys in the console: made and shown once, rotated, revoked; and kept from those who have no business with them.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { caller } from '../support/test-app.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { countPresses } from './presses.ts'

describeJourneys('API keys', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const statusOf = async (key: string) =>
    (await caller(`${console.app.url}api/v1`, { 'x-api-key': key })('GET', '/users?pageSize=1')).status

  test('a key is made from a preset in six presses, shown once, rotated with an overlap and revoked', async () => {
    const page = await console.openPageAsRole('admin', '/users')
    const presses = countPresses(page)
    await presses.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API keys' }))
    await presses.click(page.getByRole('button', { name: 'Create API key' }))
    const dialog = page.getByRole('alertdialog', { name: 'Create API key' })
    await dialog.getByLabel('Name', { exact: true }).fill('Nightly report')
    expect(await dialog.getByLabel('Expires').inputValue()).toBe('90')
    await presses.click(dialog.getByRole('button', { name: 'Read users' }))
    await dialog.getByText('4 permissions chosen').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Create API key' }))

    const shown = page.getByRole('dialog', { name: 'Your new API key' })
    const key = (await shown.locator('code').textContent()) ?? ''
    expect(await statusOf(key)).toBe(200)
    await page.keyboard.press('Escape')
    await shown.getByText('it is shown only this once').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.check(shown.getByRole('checkbox', { name: 'I stored it' }))
    await presses.click(shown.getByRole('button', { name: 'Done' }))
    expect(presses.count).toBeLessThanOrEqual(6)
    await shown.waitFor({ state: 'detached' })

    const row = page.getByRole('row', { name: /Nightly report/ })
    await row.getByText(`${key.slice(0, 10)}…`).waitFor()
    expect(await page.getByText(key).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])

    await row.getByRole('button', { name: 'Rotate Nightly report' }).click()
    const rotating = page.getByRole('alertdialog', { name: 'Rotate API key' })
    await rotating.getByLabel('The old key works for').selectOption({ label: '7 days' })
    await rotating.getByRole('button', { name: 'Rotate API key' }).click()
    const next = (await shown.locator('code').textContent()) ?? ''
    expect(next).not.toBe(key)
    expect([await statusOf(key), await statusOf(next)]).toEqual([200, 200])
    await shown.getByRole('checkbox', { name: 'I stored it' }).check()
    await shown.getByRole('button', { name: 'Done' }).click()

    const old = page.getByRole('row').filter({ hasText: `${key.slice(0, 10)}…` })
    await old.getByRole('button', { name: 'Revoke Nightly report' }).click()
    await page.getByRole('dialog', { name: 'Revoke API key' }).getByRole('button', { name: 'Revoke API key' }).click()
    await page.getByText('Nightly report was revoked.').waitFor()
    await old.waitFor({ state: 'detached' })
    expect([await statusOf(key), await statusOf(next)]).toEqual([401, 200])
  })

  test('by keyboard alone a key is made for a permission that was searched for', async () => {
    const page = await console.openPageAsOwner('/keys')
    await page.getByRole('button', { name: 'Create API key' }).press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Create API key' })
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('Roles reader')
    await dialog.getByRole('searchbox', { name: 'Search permissions' }).press('r')
    await page.keyboard.type('ead:roles')
    await dialog.getByRole('checkbox', { name: 'read:roles' }).press('Space')
    await dialog.getByText('1 permission chosen').waitFor()
    await dialog.getByRole('checkbox', { name: 'roles 1 of 1' }).waitFor()
    await dialog.getByRole('button', { name: 'Create API key' }).press('Enter')
    const shown = page.getByRole('dialog', { name: 'Your new API key' })
    await shown.getByRole('checkbox', { name: 'I stored it' }).press('Space')
    await shown.getByRole('button', { name: 'Done' }).press('Enter')
    await page
      .getByRole('row', { name: /Roles reader/ })
      .getByText('1 permission')
      .waitFor()
  })

  test('the permissions are a tree: a subject is opened, ticked in part and whole, by keyboard too', async () => {
    const page = await console.openPageAsOwner('/keys')
    await page.getByRole('button', { name: 'Create API key' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Create API key' })
    const all = dialog.getByRole('checkbox', { name: /^webhooks / })
    const one = dialog.getByRole('checkbox', { name: 'read:webhooks' })
    expect(await one.count()).toBe(0)
    const opener = dialog.getByRole('button', { name: 'Permissions of webhooks' })
    await opener.press('Enter')
    await dialog.getByRole('button', { name: 'Permissions of webhooks', expanded: true }).waitFor()
    await one.press('Space')
    await dialog.getByRole('checkbox', { name: 'webhooks 1 of 2' }).waitFor()
    await dialog.locator('label', { hasText: 'webhooks' }).locator('input:indeterminate').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await all.press('Space')
    await dialog.getByText('2 permissions chosen').waitFor()
    expect([await all.isChecked(), await one.isChecked()]).toEqual([true, true])
    await all.press('Space')
    await dialog.getByText('0 permissions chosen').waitFor()
    await opener.press('Enter')
    await one.waitFor({ state: 'detached' })
    await dialog.getByRole('searchbox', { name: 'Search permissions' }).fill('read:')
    await dialog.getByRole('checkbox', { name: /^users / }).check()
    await dialog.getByText('1 permission chosen').waitFor()
    await dialog.getByRole('searchbox', { name: 'Search permissions' }).fill('nothing like it')
    await dialog.getByText('No permission matches.').waitFor()
    await dialog.getByText('1 permission chosen').waitFor()
  })

  test('a key that nobody used for three months is flagged', async () => {
    await console.app.v1('POST', '/keys', { body: { name: 'Forgotten', permissions: ['read:users'] } })
    const database = new pg.Client(console.app.connection)
    await database.connect()
    await database.query(`UPDATE api_keys SET created_at = created_at - interval '91 days' WHERE name = 'Forgotten'`)
    await database.end()
    const page = await console.openPageAsOwner('/keys')
    await page
      .getByRole('row', { name: /Forgotten/ })
      .getByText('Unused 90 days')
      .waitFor()
  })

  test('an auditor reads the keys and cannot change them, and support sees nothing of them', async () => {
    const page = await console.openPageAsRole('auditor', '/keys')
    await page.getByText('To create API keys: Needs the admin role').waitFor()
    await page.getByRole('row').getByText('Needs the admin role').first().waitFor()
    expect(await page.getByRole('button', { name: /^(Create|Rotate|Revoke)/ }).count()).toBe(0)
    const other = await console.openPageAsRole('support', '/keys')
    await other.getByText('API keys are not shown to your role').waitFor()
    expect(await other.getByRole('link', { name: 'API keys' }).count()).toBe(0)
    expect(await axeFindings(other)).toEqual([])
    const status = await other.evaluate<number>(`fetch('/api/v1/keys').then((answer) => answer.status)`)
    expect(status).toBe(403)
  })
})
