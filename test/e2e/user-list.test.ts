import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { type MethodType, newMethod } from '../../src/authentication-methods/authentication-method.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPeople, addPerson, addRole, type Person } from './people.ts'

/** A list is asked anew on a machine that may be busy. */
const patient = { timeout: 10_000 }

describeJourneys('the users list', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    const { app } = console
    const numbered = Array.from({ length: 28 }, (_, index) => `Member ${String(index + 1).padStart(2, '0')}`)
    const members = await addPeople(app, numbered)
    const [alice] = await addPeople(app, ['Alice Adams'])
    await addPerson(app, 'Formula', { name: '=HYPERLINK("https://evil.example")', email: 'formula@example.com' })
    await enrol(alice as Person, 'passkey')
    await enrol(alice as Person, 'totp')
    const billing = await addRole(app, 'Billing', 'Invoices and payments')
    const acme = (await app.v1('POST', '/organizations', { body: { name: 'acme', displayName: 'Acme' } })).body
    for (const { id } of [...members, alice as Person]) {
      await app.v1('POST', '/role-assignments', { body: { userId: id, roleId: billing } })
      await app.v1('POST', `/organizations/${acme.id}/members`, { body: { userId: id } })
    }
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const enrol = ({ id }: Person, type: MethodType) => {
    const at = new Date()
    return console.app.app.directory.stores.authenticationMethods.insert(newMethod(id, type, at, { confirmedAt: at }))
  }
  const names = (page: Page) => page.locator('[data-row-link]').allTextContents()
  const chip = (page: Page, name: string | RegExp) =>
    page.getByRole('group', { name: 'Filters' }).getByRole('button', { name, exact: true })

  test('J24 by keyboard alone: five filters, a person and Back: the same rows, scroll and focus; the address tells another browser', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await page.setViewportSize({ width: 1280, height: 620 })
    const keys = await keysAlone(page)
    await page.getByText('30 users', { exact: true }).waitFor()
    const narrow = async (filter: string, choice: Locator) => {
      await keys.click(chip(page, filter))
      await keys.check(choice)
      await page.keyboard.press('Escape')
      await choice.waitFor({ state: 'detached' })
    }
    await narrow('Status', page.getByRole('checkbox', { name: 'Active' }))
    await narrow('MFA', page.getByRole('checkbox', { name: 'None' }))
    await narrow('Organization', page.getByRole('checkbox', { name: 'Acme' }))
    await narrow('Last sign-in', page.getByRole('radio', { name: 'Never' }))
    await keys.click(chip(page, 'Filter'))
    await keys.fill(page.getByRole('combobox', { name: 'Search filters' }), 'verif')
    await page
      .getByRole('option')
      .and(page.locator('[aria-selected=true]', { hasText: 'E-mail verified' }))
      .waitFor()
    await keys.press('Enter')
    const unverified = page.getByRole('radio', { name: 'No', exact: true })
    await keys.check(unverified)
    await page.keyboard.press('Escape')
    await unverified.waitFor({ state: 'detached' })
    await page.getByText('28 users match').waitFor()
    // The last filter leaves as many as there were.
    await expect
      .poll(() => page.url().slice(console.at('').length))
      .toBe('/users?status=active&mfa=none&organization=acme&seen=never&emailVerified=false')

    await keys.click(page.getByRole('button', { name: 'User', exact: true }))
    await page.getByRole('row').nth(1).getByRole('link', { name: 'Member 01' }).waitFor()
    const before = await names(page)
    const row = page.getByRole('link', { name: 'Member 18' })
    await keys.to(row)
    const scrolled = await page.evaluate<number>('scrollY')
    expect(scrolled).toBeGreaterThan(0)
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Member 18' }).waitFor()
    await page.goBack()
    await page.getByText('28 users match').waitFor()
    await expect.poll(() => focused(page), patient).toBe('Member 18')
    await expect.poll(() => names(page), patient).toEqual(before)
    await expect.poll(() => page.evaluate<number>('scrollY'), patient).toBe(scrolled)

    const other = await console.openPageAsRole('support_readonly', page.url().slice(console.at('').length))
    await other.getByText('28 users match').waitFor()
    await expect.poll(() => names(other), patient).toEqual(before)
  })

  test('J17 support has no export, and the API says the same', async () => {
    const page = await console.openPageAsRole('support', '/users')
    await page.getByText('30 users', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0)
    const status = await page.evaluate<number>("fetch('/api/v1/users/export?mfa=none').then(({ status }) => status)")
    expect(status).toBe(403)
  })

  test('S000-1 the list is narrowed to the people of an organization, and to everybody but them', async () => {
    const page = await console.openPageAsOwner('/users?organization=acme')
    await page.getByText('29 users match').waitFor()
    expect(await names(page)).not.toContain('=HYPERLINK("https://evil.example")')
    await page.goto(console.at('/users?organization=!acme'))
    await page.getByText('1 user matches').waitFor()
    await page.getByText('not Acme').waitFor()
  })

  test('a view is saved, shared, changed, reverted and opened by somebody else', async () => {
    const page = await console.openPageAsOwner('/users?status=active&mfa=none')
    await page.getByText('29 users match').waitFor()
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('To call')
    await page.getByRole('checkbox', { name: 'Share with every operator' }).check()
    await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('link', { name: 'To call' }).and(page.locator('[aria-current=page]')).waitFor()
    await page.getByRole('button', { name: 'Clear MFA' }).click()
    await page.getByText('Modified').waitFor()
    await page.getByRole('button', { name: 'Revert' }).click()
    await page.getByText('29 users match').waitFor()
    await page.getByText('Modified').waitFor({ state: 'detached' })

    const other = await console.openPageAsRole('support_readonly', '/users')
    await other.getByRole('link', { name: 'To call' }).click()
    await other.getByText('29 users match').waitFor()
    await other.getByText('Shared by').waitFor()
    expect(await other.getByRole('button', { name: 'Edit view' }).count()).toBe(0)
  })

  test('columns are chosen, moved and kept for the operator; a link with columns wins for its visit', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('30 users', { exact: true }).waitFor()
    const shows = (headers: readonly string[]) =>
      expect.poll(() => page.getByRole('columnheader').allTextContents(), patient).toEqual(['', ...headers, 'Actions'])
    await page.getByRole('button', { name: 'Columns' }).click()
    const box = page.getByRole('checkbox', { name: 'Username' })
    expect(await box.evaluate(isCheckedAtOnce), 'before the next task').toBe(true)
    await page.getByRole('checkbox', { name: 'Roles' }).uncheck()
    const kept = (columns: string) =>
      page.waitForResponse((answer) => answer.request().postData()?.includes(columns) === true)
    const isMovedUp = kept('"user","mfa"')
    await page.getByRole('button', { name: 'Move MFA up' }).click()
    await isMovedUp
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: new RegExp(`^${name}$`) })
    const isDragged = kept('"username","created"')
    await line('Username').getByTitle('Drag to move').dragTo(line('Created'))
    await page.keyboard.press('Escape')
    const chosen = ['User', 'MFA', 'Status', 'Organizations', 'Last sign-in', 'Username', 'Created']
    await shows(chosen)
    await isDragged
    await page.goto(console.at('/users?cols=user,email'))
    await shows(['User', 'E-mail'])
    await page.goto(console.at('/users'))
    await shows(chosen)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('columnheader', { name: 'Roles' }).waitFor()
  })

  test('facts that few look at are columns too, and so is a key of metadata for whoever sees it', async () => {
    const page = await console.openPageAsOwner('/users?cols=user,source,sessions,failedSignIns,passwordChanged,locale')
    await page.getByText('30 users', { exact: true }).waitFor()
    await page.getByRole('columnheader', { name: 'Locale' }).waitFor()
    await page.getByRole('cell', { name: 'API', exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByLabel('Metadata key').fill('favourite colour')
    await page.getByRole('button', { name: 'Add column' }).click()
    await page.getByText('Letters, digits, - and _').waitFor()
    await page.getByLabel('Metadata key').fill('plan')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Add column' }).click()
    await page.getByRole('columnheader', { name: 'App metadata: plan' }).waitFor()
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('columnheader', { name: 'Roles' }).waitFor()
    const support = await console.openPageAsRole('support', '/users')
    await support.getByRole('button', { name: 'Columns' }).click()
    await support.getByRole('checkbox', { name: 'Last country' }).waitFor()
    expect(await support.getByLabel('Metadata key').count()).toBe(0)
  })

  test('a key of metadata, an app and an open session narrow the list; support is not offered what it sees masked', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('30 users', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('option', { name: 'Metadata' }).click()
    await page.getByLabel('Metadata key').fill('plan')
    await page.getByLabel('Value').fill('gold')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('button', { name: 'Metadata: App metadata: plan = gold' }).waitFor()
    await page.getByText('No users match these filters.').waitFor()
    expect(new URL(page.url()).searchParams.get('metadata')).toBe('appMetadata.plan=gold')
    await page.getByRole('button', { name: 'Clear Metadata' }).click()
    await page.getByText('30 users', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('option', { name: 'App', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search apps' }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(console.at('/users?metadata=appMetadata.plan%3Dgold'))
    await chip(page, /^Metadata/).click()
    await page.getByRole('dialog', { name: 'Metadata' }).getByLabel('Value').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const support = await console.openPageAsRole('support', '/users')
    await support.getByRole('button', { name: 'Filter', exact: true }).click()
    await support.getByRole('option', { name: 'E-mail domain' }).waitFor()
    for (const name of ['Metadata', 'App']) {
      expect(await support.getByRole('option', { name, exact: true }).count(), name).toBe(0)
    }
  })

  test('a list that filters leave empty says which of them to ignore', async () => {
    const page = await console.openPageAsOwner('/users?q=alice&mfa=none')
    await page.getByText('No users match these filters.').waitFor()
    await page.getByText('1 user matches if you ignore MFA.').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('with every column the table scrolls sideways by keys alone; each column can be read, and the name stays', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await page.getByText('30 users', { exact: true }).waitFor()
    const region = page.getByRole('region', { name: 'Users: scrolls sideways' })
    expect(await region.count()).toBe(0)
    const columns = ['user', 'status', 'mfa', 'roles', 'organizations', 'lastSignIn', 'created', 'connection', 'email']
    const all = [...columns, 'emailVerified', 'username', 'phone', 'signInCount', 'updated', 'id'].join()
    await page.goto(console.at(`/users?cols=${all}`))
    await page.getByText('30 users', { exact: true }).waitFor()
    await region.waitFor()
    const headers = page.getByRole('columnheader')
    await expect.poll(() => headers.count()).toBe(17)
    await expect
      .poll(async () => Math.min(...(await headers.evaluateAll(widthsOf)).slice(1, -1)))
      .toBeGreaterThanOrEqual(96)
    await expect.poll(() => pageWidth(page)).toBe(1280)
    const name = page.getByRole('rowheader').nth(3)
    const [place, of] = [
      await name.boundingBox(),
      await page.getByRole('columnheader', { name: 'Phone' }).boundingBox(),
    ]
    await keysAlone(page)
    await region.focus()
    for (let press = 0; press < 12; press += 1) await page.keyboard.press('ArrowRight')
    const phone = page.getByRole('columnheader', { name: 'Phone' })
    await expect.poll(async () => (await phone.boundingBox())?.x, patient).toBeLessThan((of?.x ?? 0) - 200)
    expect((await name.boundingBox())?.x).toBe(place?.x)
    await page.keyboard.press('PageDown')
    await expect.poll(async () => (await phone.boundingBox())?.y, patient).toBe(48)
    // A row that lies half below the header has a box that is half a target.
    const placeAfter = async (key: string) => {
      await page.keyboard.press(key)
      return (await phone.boundingBox())?.y
    }
    await expect.poll(() => placeAfter('PageUp'), patient).toBeGreaterThan(48)
    expect(await axeFindings(page)).toEqual([])
  })

  test('an address in the place of an id leads to whoever has it', async () => {
    const page = await console.openPageAsRole('support', '/users/alice.adams@example.com/overview')
    await page.getByRole('heading', { name: 'Alice Adams' }).waitFor()
    expect(page.url()).not.toContain('alice.adams')
  })

  test('a search that was stopped, a fault and no connection each say so, over the rows that are there', async () => {
    const page = await console.openPageAsRole('support', '/users')
    await page.getByText('30 users', { exact: true }).waitFor()
    await page.route('**/api/v1/users?search=stopped**', async (route) => {
      const answer = await route.fetch({ url: route.request().url().replace('stopped', 'member') })
      await route.fulfill({ json: { ...(await answer.json()), total: null, isPartial: true } })
    })
    await page.getByRole('searchbox', { name: 'Search users' }).fill('stopped')
    await page.getByText('Search stopped after 2 s; showing the first 20 matches. Narrow the search.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    const bar = page.getByRole('region', { name: 'Selection' })
    const suspend = bar.getByRole('button', { name: 'Suspend' })
    await suspend.waitFor()
    await page.context().setOffline(true)
    await page.getByText("You're offline. Showing data from").waitFor()
    await expect.poll(() => suspend.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => suspend.getAttribute('title')).toMatch(/^You're offline/)
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    await page.context().setOffline(false)
    const refused = {
      status: 429,
      contentType: 'application/problem+json',
      body: '{"detail":"Slow down.","requestId":"r-17"}',
    }
    await page.route('**/api/v1/users?*sort=name**', (route) => route.fulfill(refused))
    await page.getByRole('button', { name: 'User', exact: true }).click()
    await page.getByText("Couldn't refresh users.").waitFor()
    await page.getByRole('button', { name: 'Copy Request ID' }).waitFor()
    expect(await page.getByRole('rowheader').count()).toBe(20)
    await page.unroute('**/api/v1/users?*sort=name**')
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByText("Couldn't refresh users.").waitFor({ state: 'detached' })
    // What was asked again may still be on its way.
    await page.unrouteAll({ behavior: 'wait' })
  })

  test('counts of views that come late move nothing', async () => {
    const page = await console.openPageAsOwner('/me')
    const counting = Promise.withResolvers<void>()
    let calls = 0
    await page.route('**/api/v1/users/counts', async (route) => {
      calls += 1
      await counting.promise
      const { data } = await (await route.fetch()).json()
      const total = { count: 240, isEstimate: false }
      await route.fulfill({ json: { data: data.map(() => ({ total, code: null })) } })
    })
    // Sorted otherwise than any view, so that it can be saved as one.
    await page.goto(console.at('/users?sort=name'))
    const row = page.getByRole('rowheader').first()
    await row.waitFor()
    const views = page.getByRole('navigation', { name: 'Views' })
    await views.getByRole('button', { name: 'Save view' }).waitFor()
    const before = await row.boundingBox()
    counting.resolve()
    for (const one of await views.getByRole('link').all()) {
      if ((await one.textContent()) !== 'All') await one.getByText('240').waitFor()
    }
    expect(calls).toBe(1)
    expect(await row.boundingBox()).toEqual(before)
    await page.unrouteAll({ behavior: 'wait' })
  })

  test('along the list from person to person, over the end of its page, with the place in it', async () => {
    const page = await console.openPageAsOwner('/users?sort=name')
    const twentieth = page.locator('[data-row-link]').nth(19)
    const name = (await twentieth.textContent()) ?? ''
    await twentieth.click()
    await page.getByText('20 of 30', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Next user of the list' }).click()
    await page.getByText('21 of 30', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Previous user of the list' }).click()
    await page.getByText('20 of 30', { exact: true }).waitFor()
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    await page.keyboard.press(']')
    await page.getByText('21 of 30', { exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('main').getByRole('link', { name: 'Users', exact: true }).click()
    await expect.poll(() => names(page), patient).toHaveLength(10)
  })

  test('whoever has exactly the address that was typed is marked', async () => {
    const page = await console.openPageAsOwner('/users?q=ALICE.adams%40example.com')
    await page.getByRole('row').filter({ hasText: 'Alice Adams' }).getByText('Exact match').waitFor()
    await page.getByRole('searchbox', { name: 'Search users' }).fill('alice.adams@example')
    await page.waitForURL(/example$/)
    await page.getByText('Exact match').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Alice Adams' }).waitFor()
  })

  test('without a connection somebody can be selected, and what can be done with them comes with it', async () => {
    // So high that the bar covers no row by half.
    const page = await console.openPageAsOwner('/users', { height: 1400, isNew: true })
    const box = page.getByRole('checkbox', { name: 'Select Alice Adams' })
    await box.waitFor()
    await page.context().setOffline(true)
    await box.check()
    await page.getByText("The actions couldn't be loaded. Whoever is selected stays selected.").waitFor()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Retry' }).click()
    await bar.getByRole('alert').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().setOffline(false)
    await bar.getByRole('button', { name: 'Suspend' }).waitFor()
    expect(await box.isChecked()).toBe(true)
  })

  test('those selected are exported from their bar; another reason takes words; Escape lets them go', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('checkbox', { name: 'Select Alice Adams' }).check()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Export…' }).click()
    await page.getByRole('radio', { name: 'Those selected', checked: true }).waitFor()
    await page.getByRole('link', { name: 'Export 1 user' }).waitFor()
    await page.keyboard.press('Escape')
    await bar.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Reset MFA…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA of 1 user' })
    const confirm = dialog.getByRole('button', { name: 'Reset MFA of 1 user' })
    await dialog.getByRole('button', { name: 'Other' }).click()
    await expect.poll(() => confirm.getAttribute('title'), patient).toBe('Give a reason first')
    await dialog.getByLabel('Note or ticket number').fill('INC-2041')
    await expect.poll(() => confirm.getAttribute('title'), patient).toBeNull()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    await bar.waitFor()
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
  })

  test('the list, its filters and its export have nothing for axe, wide and narrow', async () => {
    const page = await console.openPageAsOwner('/users?mfa=none&seen=never')
    await page.getByText('29 users match').waitFor()
    await chip(page, /^Last sign-in/).click()
    await page.getByRole('dialog', { name: 'Last sign-in' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('dialog', { name: 'Export users' }).waitFor()
    await page.getByRole('combobox', { name: 'Times in' }).selectOption('Europe/Berlin')
    const file = page.getByRole('link', { name: 'Export 29 users' })
    await expect.poll(() => file.getAttribute('href')).toContain('timezone=Europe%2FBerlin')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('list', { name: 'Users matching the filters' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await expect.poll(() => pageWidth(page)).toBe(390)
  })

  test('people are found by when a lock ends, by having no password, by who invited them and by their last country', async () => {
    const { app } = console
    const { stores, clock } = app.app.directory
    const olga = await addPerson(app, 'Olga Olsen')
    const attempt = { act: 'password', account: olga.id, ip: '203.0.113.7', isKnownBrowser: false } as const
    for (let count = 0; count < 10; count += 1) {
      await guardAttempt({ attempts: stores.attempts, clock }, { ...attempt, protection: defaultProtection })
    }
    await stores.accounts.noteSignIn(olga.id, clock.now(), '81.2.69.7', 'GB')
    const [acme] = (await app.v1('GET', '/organizations')).body.data
    const page = await console.openPageAsRole('support', '/users')
    const [{ id }] = (await app.v1('GET', '/operators')).body.data
    const invitation = { organizationId: acme.id, inviterName: 'Sam', inviteeEmail: olga.email, roleIds: [] }
    await app.app.directory.change((deps) =>
      createInvitation(deps, { ...systemActor, kind: 'operator', id }, invitation),
    )
    await page.setViewportSize({ width: 1280, height: 800 })
    const only = async () => {
      await expect.poll(() => names(page), patient).toEqual(['Olga Olsen'])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Clear / }).click()
      await page.getByText('31 users', { exact: true }).waitFor()
    }
    const add = async (filter: string) => {
      await chip(page, 'Filter').click()
      await page.getByRole('option', { name: filter, exact: true }).click()
    }
    await add('Locked until')
    await page.getByRole('radio', { name: 'In at most 1 hour' }).check()
    expect(await axeFindings(page)).toEqual([])
    await only()
    await add('Invited by')
    await page.getByRole('checkbox', { name: /\(console\)$/ }).check()
    expect(await axeFindings(page)).toEqual([])
    await only()
    await add('Last country')
    await page.getByRole('checkbox', { name: 'United Kingdom' }).check()
    await only()
    await add('Password')
    await page.getByRole('checkbox', { name: 'None', exact: true }).check()
    await page.getByText('31 users match').waitFor()
  })

  test('a role narrows the list by how it is held, and the address says so', async () => {
    const { id } = (await console.app.api('POST', '/roles', { body: { name: 'Pilot' } })).body
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: 'Role', exact: true }).click()
    await page.getByLabel('Held', { exact: true }).selectOption('In an organization')
    await page.getByRole('radio', { name: 'Pilot' }).check()
    await page.getByRole('button', { name: 'Role in an organization: Pilot' }).waitFor()
    await page.waitForURL((url) => url.search === `?role=${id}&roleIn=organizations`)
    await page.getByText('No users match these filters.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Held', { exact: true }).selectOption('Directly, in the whole application')
    await page.getByRole('radio', { name: 'Pilot', checked: true }).waitFor()
    await page.getByRole('button', { name: 'Role held directly: Pilot' }).waitFor()
    await page.getByLabel('Held', { exact: true }).selectOption('Anywhere')
    await page.waitForURL((url) => url.search === `?role=${id}`)
  })
})

/** Runs in the page: whether a press shows before the browser turns to anything else. */
async function isCheckedAtOnce(element: unknown): Promise<boolean> {
  const box = element as { click(): void; readonly checked: boolean }
  box.click()
  for (let step = 0; step < 20; step += 1) await null
  return box.checked
}

/** Runs in the page. */
function widthsOf(elements: readonly unknown[]): number[] {
  return (elements as readonly { readonly offsetWidth: number }[]).map(({ offsetWidth }) => offsetWidth)
}
