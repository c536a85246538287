import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, type PageOptions, startConsole } from './browser.ts'
import { addPeople, addRole, type Person } from './people.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const surfaces: readonly (readonly [string, PageOptions])[] = [
  ['1280 px, light', { width: 1280, theme: 'light' }],
  ['390 px, dark', { width: 390, height: 844, theme: 'dark' }],
]

/** axe reads every element of every state; on a busy machine that takes its time. */
const checkedWithinMs = 120_000

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

  // The legacy mode differs in frames alone, of which there are none, and takes half the time.
  async function expectClean(page: Page, screen: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze()
    const found = violations.map(({ id, nodes }) => `${screen}: ${id} at ${nodes.map(({ html }) => html).join('  ')}`)
    expect(found).toEqual([])
  }

  test('set-up and sign-in', async () => {
    const page = await console.openPage()
    await page.goto(console.app.setupUrl)
    await page.getByRole('button', { name: 'Create owner and sign in' }).or(page.getByText('Set-up is done')).waitFor()
    await expectClean(page, 'set-up')
    await page.goto(console.at('/sign-in'))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectClean(page, 'sign-in')
    await page.goto(console.at('/no-such-page'))
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await expectClean(page, 'not found')
  })

  test.each(surfaces)('the list and what opens over it, %s', { timeout: checkedWithinMs }, async (_, options) => {
    const page = await console.openPageAsOwner('/users', options)
    await page.getByText('2 users', { exact: true }).waitFor()
    await expectClean(page, 'list')
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
    await page.goto(console.at('/users/new'))
    await page.getByRole('dialog', { name: 'Add user' }).waitFor()
    await expectClean(page, 'add user')
  })

  test.each(surfaces)('the user page, its tabs and dialogs, %s', { timeout: checkedWithinMs }, async (_, options) => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/overview`, options)
    await page.getByRole('heading', { name: 'Recent events' }).waitFor()
    await expectClean(page, 'overview')
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await expectClean(page, 'profile form')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    await page.getByRole('dialog', { name: 'Suspend user' }).waitFor()
    await expectClean(page, 'suspend')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('dialog', { name: 'Delete user' }).waitFor()
    await expectClean(page, 'delete')
    await page.keyboard.press('Escape')
    for (const tab of ['Roles', 'Identities', 'Data', 'Audit']) {
      await page.getByRole('link', { name: tab, exact: true }).click()
      await page.getByRole('link', { name: tab, exact: true }).and(page.locator('[aria-current=page]')).waitFor()
      await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0)
      await expectClean(page, tab)
    }
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
