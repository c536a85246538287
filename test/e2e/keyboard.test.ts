import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { openDialog } from './open-dialog.ts'
import { addPeople } from './people.ts'

describeJourneys('working by keyboard alone', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addPeople(console.app, ['Carol Clark', 'Bob Brown', 'Alice Adams'])
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('J5 find, open, suspend and come back', async () => {
    const page = await console.openPageAsRole('support', '/users')
    const keys = await keysAlone(page)
    await page.getByText('3 users', { exact: true }).waitFor()
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('Skip to content')
    await page.keyboard.press('/')
    await expect.poll(() => focused(page)).toBe('Search users')
    await page.keyboard.type('bob')
    await page.getByText('1 user matches').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('3 users', { exact: true }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).toBe('Alice Adams')
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).toBe('Bob Brown')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Alice Adams' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Alice Adams')
    await expect.poll(() => page.title()).toBe('Alice Adams · Users · Rollcall')

    await keys.click(page.getByRole('button', { name: 'Suspend', exact: true }))
    await page.getByRole('dialog', { name: 'Suspend user' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Suspend and sign out')
    await page.keyboard.press('Enter')
    await page.getByText("Alice Adams can't sign in.").waitFor()
    await expect.poll(() => focused(page)).toBe('Activate')
    await page.goBack()
    await expect.poll(() => focused(page)).toBe('Alice Adams')
  })

  test('a dialog holds the focus, Escape closes it and the focus returns', async () => {
    const page = await console.openPageAsOwner('/users')
    const keys = await keysAlone(page)
    await keys.click(page.getByRole('button', { name: 'Actions for Bob Brown' }))
    await page.getByRole('menuitem', { name: 'Open' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Open')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => focused(page)).toBe('Delete…')
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog', { name: 'Delete user' }).waitFor()
    await openDialog(page).locator('input:focus').waitFor()
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab')
      await openDialog(page).locator(':focus').waitFor({ state: 'attached' })
    }
    await page.keyboard.press('Escape')
    await openDialog(page).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Actions for Bob Brown')
  })

  test('J8 a session is found and revoked in four presses, and a setting changed', async () => {
    const { data } = (await console.app.v1('GET', '/users?search=Carol')).body
    const [carol] = data
    await signedIn(console.app.app.directory, carol.id)
    const page = await console.openPageAsRole('support', '/')
    const keys = await keysAlone(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await keys.press('Control+k')
    await keys.fill(page.getByRole('combobox', { name: 'Search or run a command' }), carol.email)
    await keys.press('Enter')
    await keys.click(page.getByRole('link', { name: 'Sessions', exact: true }))
    await page.getByText('1 session active').waitFor()
    await keys.to(page.getByRole('button', { name: 'Revoke all sessions' }))
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('Details')
    // A look on the way, which the journey does without.
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Copy session ID' }).waitFor()
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('Copy session ID')
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('Copy IP address')
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toMatch(/^Revoke Chrome on Windows/)
    await keys.press('Enter')
    await page.getByText('Signed in nowhere').waitFor()
    expect(keys.count).toBeLessThanOrEqual(4)

    const other = await console.openPageAsOwner('/settings')
    const more = await keysAlone(other)
    await more.fill(other.getByLabel('Days a trusted browser is spared'), '7')
    await other.keyboard.press('ControlOrMeta+Enter')
    await other.getByText('Settings were saved.').waitFor()
  })

  test('Ctrl or ⌘ with Enter saves a dialog from wherever the focus is in it', async () => {
    const page = await console.openPageAsOwner('/users')
    const keys = await keysAlone(page)
    await keys.click(page.getByRole('link', { name: 'Carol Clark' }))
    await keys.click(page.getByRole('button', { name: 'Suspend', exact: true }))
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    await keys.click(dialog.getByRole('button', { name: 'Fraud' }))
    await page.keyboard.press('ControlOrMeta+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText("Carol Clark can't sign in.").waitFor()
  })

  test('c copies the user id, and single keys can be switched off', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByText('3 users', { exact: true }).waitFor()
    await page.keyboard.press('j')
    await page.locator('[data-row-link]:focus').waitFor()
    await page.keyboard.press('c')
    await page.getByText('User ID copied').waitFor({ state: 'attached' })
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(/^auth0\|/)

    await page.keyboard.press('?')
    await page.getByRole('checkbox', { name: /Single-key shortcuts/ }).uncheck()
    await page.keyboard.press('Escape')
    await openDialog(page).waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    expect(await focused(page)).not.toBe('Search users')
  })

  test('German is chosen from the menu, and stays: words, numbers, dates and what the server refuses', async () => {
    const { data } = (await console.app.v1('GET', '/users?search=Bob')).body
    const path = `/users/${encodeURIComponent(data[0].id)}`
    expect((await console.app.v1('POST', `${path}/suspend`, { body: { reason: 'Fraud' } })).status).toBe(200)
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: /^Account of/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Benutzer', exact: true }).waitFor()
    await page.getByText('3 Benutzer', { exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await page.getByRole('row').filter({ hasText: 'Bob Brown' }).getByText('Gesperrt').waitFor()
    expect(await axeFindings(page)).toEqual([])

    await page.goto(console.at(`${path}/overview`))
    await page.getByText('Bob Brown kann sich nicht anmelden.').waitFor()
    await page.getByText(/^.*Gesperrt von .* am .*: Betrug\.$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Profil bearbeiten' }).click()
    await page.getByLabel('E-Mail', { exact: true }).fill('nowhere')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText('Ein Feld fehlt, ist unbekannt oder fehlerhaft.').waitFor()
  }, 90_000)
})
