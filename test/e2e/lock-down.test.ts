import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../support/find-messages.ts'
import { signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { openDialog } from './open-dialog.ts'
import { addPerson, type Person } from './people.ts'
import { countPresses, searchAnything } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('an account that a stranger may be in', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
    await addPerson(console.app, 'Bob Brown')
    await signedIn(console.app.app.directory, alice.id)
  })
  afterEach(() => console.endJourney())
  afterAll(() => console.close())

  const stored = () => console.app.v1('GET', `/users/${encodeURIComponent(alice.id)}`)

  test('J6 security locks an account down in four presses, and restores it in four', { timeout: 120_000 }, async () => {
    const page = await console.openPageAsRole('security', '/')
    const down = countPresses(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, down, alice.email)
    const acts = page.getByRole('group', { name: 'Actions for Alice Adams' })
    await down.click(acts.getByRole('option', { name: 'Lock down…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Lock down account' })
    await dialog.getByText('1 session ends.').waitFor()
    // What cannot be undone starts on what does no harm.
    await expect.poll(() => focused(page)).toBe('Cancel')
    await expect.poll(() => dialog.getByRole('list', { name: 'What happens' }).getByRole('listitem').count()).toBe(6)
    expect(await axeFindings(page)).toEqual([])
    await down.click(dialog.getByRole('button', { name: 'Lock down' }))
    await page.getByText('Alice Adams is locked down.').waitFor()
    expect(down.count).toBeLessThanOrEqual(4)
    expect((await stored()).body).toMatchObject({ status: 'suspended', suspensionReason: 'Suspected compromise' })

    const back = countPresses(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await back.click(menu.getByRole('link', { name: 'Users', exact: true }))
    await page
      .getByRole('row', { name: /Alice Adams/ })
      .getByText('Suspended')
      .waitFor()
    await back.click(page.getByRole('button', { name: 'Actions for Alice Adams' }))
    await back.click(page.getByRole('menuitem', { name: 'Activate…' }))
    const activation = page.getByRole('dialog', { name: 'Activate user' })
    await activation.getByRole('checkbox', { name: /Also mail a link/ }).waitFor()
    await back.click(activation.getByRole('button', { name: 'Activate' }))
    await page.getByText('Alice Adams is active again.').waitFor()
    expect(back.count).toBeLessThanOrEqual(4)
    expect((await stored()).body.status).toBe('active')
    await expect
      .poll(async () => (await findMessages(console.app, alice.email)).map(({ kind }) => kind), { timeout: 20_000 })
      .toContain('reset-password')
  })

  test('J6 by keyboard alone', async () => {
    const page = await console.openPageAsRole('security', '/')
    const keys = await keysAlone(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    const asked = async (words: string, title: string, confirm: string) => {
      const before = keys.count
      await keys.press('Control+k')
      await keys.fill(page.getByRole('combobox', { name: 'Search or run a command' }), `${words} ${alice.email}`)
      await page
        .getByRole('option', { name: /Alice Adams/ })
        .first()
        .waitFor()
      await keys.press('Enter')
      const dialog = openDialog(page, title)
      await keys.click(dialog.getByRole('button', { name: confirm, exact: true }))
      await dialog.waitFor({ state: 'detached' })
      expect(keys.count - before).toBeLessThanOrEqual(4)
    }
    await asked('lock down', 'Lock down account', 'Lock down')
    expect((await stored()).body.status).toBe('suspended')
    await asked('activate', 'Activate user', 'Activate')
    expect((await stored()).body.status).toBe('active')
  })

  test('J6 an admin sees no way to lock down, and the server gives none', async () => {
    const page = await console.openPageAsRole('admin', '/users')
    await page.getByRole('button', { name: 'Actions for Alice Adams' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Lock down…' }).count()).toBe(0)
    const path = `/users/${encodeURIComponent(alice.id)}/lockdown`
    expect(await statusOf(page, 'POST', path, { reason: 'x' })).toBe(403)
  })
})
