import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { signedIn } from '../support/signed-in.ts'
import { axeFindingsIn } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import type { PageOptions } from './kept-page.ts'
import { addPeople, addRole, type Person } from './people.ts'

const surfaces: readonly (readonly [string, PageOptions])[] = [
  ['1280 px', { width: 1280 }],
  ['390 px', { width: 390, height: 844 }],
]

/** axe reads every element of every state; on a busy machine that takes its time. */
const checkedWithinMs = 120_000

// Screens as they open are looked at all of them in `markup.test.ts`; here are states that somebody brings about.
describeJourneys('accessibility: axe finds nothing (WCAG 2.2 A and AA)', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    const people = await addPeople(console.app, ['Bob Brown', 'Alice Adams'])
    alice = people[1] as Person
    const roleId = await addRole(console.app, 'Archivist', 'Keeps the files')
    await console.app.v1('POST', '/role-assignments', { body: { userId: alice.id, roleId } })
    const bob = encodeURIComponent((people[0] as Person).id)
    await console.app.v1('POST', `/users/${bob}/suspend`, { body: { reason: 'Testing' } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  async function expectClean(page: Page, screen: string): Promise<void> {
    // Wide in light, narrow in dark: each colour is the same at every width.
    const isNarrow = (page.viewportSize()?.width ?? 0) < 500
    expect(await axeFindingsIn(page, isNarrow ? 'dark' : 'light'), screen).toEqual([])
  }

  test('set-up and sign-in', async () => {
    const page = await console.openPage()
    await page.goto(console.app.setupUrl)
    await page.getByRole('button', { name: 'Create owner and sign in' }).or(page.getByText('Set-up is done')).waitFor()
    await expectClean(page, 'set-up')
    await page.goto(console.at('/sign-in'))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectClean(page, 'sign-in')
  })

  test('where the colours are the reader’s own, a border says what is chosen and an outline what Enter takes', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/overview`)
    await page.emulateMedia({ forcedColors: 'active' })
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    const chip = dialog.getByRole('button', { name: 'Testing' })
    const border = () => chip.evaluate((one) => one.ownerDocument.defaultView?.getComputedStyle(one).borderTopWidth)
    expect(await border()).toBe('1px')
    await chip.click()
    expect(await border()).toBe('3px')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const outlined = (at: string) =>
      page
        .locator(at)
        .evaluateAll((all) => all.map((one) => one.ownerDocument.defaultView?.getComputedStyle(one).outlineStyle))
    await page.getByRole('banner').getByRole('button', { name: 'All organizations' }).click()
    await page.getByRole('combobox', { name: 'Search organizations' }).waitFor()
    expect(await outlined('[role=option]')).toEqual(['solid'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => outlined('[role=menuitem][data-highlighted]')).toEqual(['solid'])
  })

  test.each(surfaces)('the list and what opens over it, %s', { timeout: checkedWithinMs }, async (_, options) => {
    const page = await console.openPageAsOwner('/users', options)
    await page.getByText('2 users', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Role', exact: true }).click()
    await page.getByRole('radio', { name: /Archivist/ }).waitFor()
    await expectClean(page, 'role filter')
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Open' }).waitFor()
    await expectClean(page, 'row menu')
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: 'Search users' }).fill('email:"x')
    await page.locator('#search-fault').waitFor()
    await expectClean(page, 'search fault')
    await page.goto(console.at('/users?q=nobodyatall&status=active'))
    await page.getByText('No users match these filters.').waitFor()
    await expectClean(page, 'nobody found')
  })

  test.each(surfaces)('the user page, its form and dialogs, %s', { timeout: checkedWithinMs }, async (_, options) => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/overview`, options)
    await page.getByRole('heading', { name: 'Recent events' }).waitFor()
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await page.getByRole('form', { name: 'Profile' }).waitFor()
    await expectClean(page, 'profile form')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    await page.getByRole('dialog', { name: 'Suspend user' }).waitFor()
    await expectClean(page, 'suspend')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('alertdialog', { name: 'Delete user' }).waitFor()
    await expectClean(page, 'delete')
    await page.keyboard.press('Escape')
  })

  test.each(surfaces)('sessions, factors and locks, %s', { timeout: checkedWithinMs }, async (_, options) => {
    const { directory } = console.app.app
    await signedIn(directory, alice.id)
    const totp = { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
    const id = encodeURIComponent(alice.id)
    await console.app.api('POST', `/users/${id}/authentication-methods`, { body: totp })
    const attempt = {
      act: 'password',
      account: alice.id,
      ip: '203.0.113.7',
      isKnownBrowser: false,
      protection: defaultProtection,
    } as const
    const guards = { attempts: directory.stores.attempts, clock: directory.clock }
    for (let count = 0; count < 10; count += 1) await guardAttempt(guards, attempt)

    const page = await console.openPageAsOwner(`/users/${id}/overview`, options)
    await page.getByText('It ends by itself').waitFor()
    await expectClean(page, 'locked')
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.getByText('Details').first().click()
    await expectClean(page, 'sessions')
    await page.getByRole('button', { name: 'Revoke all sessions' }).click()
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Revoke all sessions' })
    await confirm.waitFor()
    await expectClean(page, 'revoke all sessions')
    await confirm.click()
    await page.getByText('Signed in nowhere').waitFor()
    await expectClean(page, 'no sessions')
    await page.getByRole('link', { name: 'Security', exact: true }).click()
    await page.getByRole('button', { name: /^Remove Authenticator app/ }).waitFor()
    await expectClean(page, 'factors and locks')
    await page.getByRole('button', { name: /^Remove Authenticator app/ }).click()
    await page.getByRole('alertdialog', { name: 'Remove authenticator app' }).waitFor()
    await expectClean(page, 'remove a factor')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Reset MFA' }).first().click()
    const reset = page.getByRole('alertdialog', { name: 'Reset MFA' })
    await reset.waitFor()
    await expectClean(page, 'reset MFA')
    await reset.getByRole('button', { name: 'Testing' }).click()
    await reset.getByRole('button', { name: 'Reset MFA' }).click()
    await page.getByText('MFA was reset.', { exact: true }).waitFor()
    await expectClean(page, 'MFA was reset')
    await page.getByRole('region', { name: 'Locks' }).getByRole('button', { name: 'Unlock now' }).click()
    await page.getByRole('region', { name: 'Locks' }).getByText('None').waitFor()
  })

  test.each(surfaces)('the settings and their faults, %s', { timeout: checkedWithinMs }, async (_, options) => {
    const page = await console.openPageAsOwner('/settings', options)
    await page.getByRole('heading', { name: 'MFA' }).waitFor()
    await page.getByLabel('Accent color').first().fill('#ffee00')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This colour is too light for white text on it.').waitFor()
    await expectClean(page, 'a setting that is refused')
  })

  test.each(surfaces)(
    'the reference of an attempt to sign in, %s',
    { timeout: checkedWithinMs },
    async (_, options) => {
      const { stores, clock } = console.app.app.directory
      const goal = { kind: 'account', path: '/account' } as const
      const signIn = newSignIn({ goal, identifier: alice.email, origin: { ip: null, userAgent: null } }, clock.now())
      await stores.signIns.insert(signIn, randomBytes(32))
      const page = await console.openPageAsOwner(`/users?q=${signIn.reference}`, options)
      await page.getByRole('link', { name: `Open sign-in ${signIn.reference}` }).waitFor()
      await expectClean(page, 'a reference is searched')
    },
  )

  test('what an auditor reads of the settings', async () => {
    const page = await console.openPageAsRole('auditor', '/settings')
    await page.getByText('Passkeys: yes').waitFor()
    await expectClean(page, 'settings to read')
  })

  test.each(surfaces)(
    'the dialogs of roles and the account menu, %s',
    { timeout: checkedWithinMs },
    async (_, options) => {
      const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/roles`, options)
      await page.getByRole('button', { name: 'Assign role' }).click()
      await page.getByRole('checkbox', { name: /Archivist/ }).waitFor()
      await expectClean(page, 'assign role')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Unassign Archivist' }).click()
      await page.getByRole('dialog', { name: 'Unassign role' }).waitFor()
      await expectClean(page, 'unassign role')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Account of/ }).click()
      await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor()
      await expectClean(page, 'account menu')
      await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
      await expectClean(page, 'keyboard shortcuts')
    },
  )
})
