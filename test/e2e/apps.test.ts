// Apps in the console: made with a secret that is shown once, their addresses checked a line, their access, their end.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addOrganization } from './organization-members.ts'
import { addRole } from './people.ts'
import { countPresses } from './presses.ts'

describeJourneys('applications', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const addApp = async (name: string, type = 'regular_web'): Promise<string> => {
    const answer = await console.app.v1('POST', '/clients', { body: { name, type } })
    expect(answer.status, answer.text).toBe(201)
    return answer.body.client_id
  }
  const stored = async (id: string) => (await console.app.v1('GET', `/clients/${id}`)).body

  test('an app is made in five presses, and its secret is shown once', async () => {
    const page = await console.openPageAsRole('admin', '/users')
    const presses = countPresses(page)
    await presses.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Applications' }))
    await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
    await presses.click(page.getByRole('button', { name: 'Create app' }))
    const dialog = page.getByRole('dialog', { name: 'Create app' })
    await dialog.getByLabel('Name').fill('Shop')
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Create app' }))
    const shown = page.getByRole('dialog', { name: 'The secret of Shop' })
    const secret = (await shown.locator('code').textContent()) ?? ''
    expect(secret.length).toBeGreaterThan(30)
    await presses.check(shown.getByRole('checkbox', { name: 'I stored it' }))
    await presses.click(shown.getByRole('button', { name: 'Done' }))
    expect(presses.count).toBeLessThanOrEqual(5)
    await page.getByRole('heading', { name: 'Shop', level: 1 }).waitFor()
    await expect.poll(() => page.title()).toBe('Shop · Applications · Rollcall')
    await page.getByRole('link', { name: 'Secrets' }).click()
    await page.getByText('Each was shown once, when it was made.').waitFor()
    expect(await page.getByText(secret).count()).toBe(0)
  })

  test('each address is checked on its line, by the page while it is typed and by the server', async () => {
    const id = await addApp('Store')
    const page = await console.openPageAsOwner(`/apps/${id}/settings`)
    const box = page.getByLabel('Redirect addresses')
    await box.fill('https://store.example.com/callback\nhttp://store.example.com/callback')
    await page.getByText('Line 2: Use https://; plain http:// is for this machine alone.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await box.fill('https://store.example.com/callback\nhttps://*.com/callback')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Line 2: A \* may only stand/).waitFor()
    await box.fill('https://store.example.com/callback\nhttp://localhost:3000/callback')
    await page.getByLabel('Sign-out addresses').fill('https://store.example.com')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Store was saved.').waitFor()
    expect(await stored(id)).toMatchObject({
      callbacks: ['https://store.example.com/callback', 'http://localhost:3000/callback'],
      logoutUrls: ['https://store.example.com'],
    })
  })

  test('how people sign in to it, which APIs it may use and how long tokens live is set on its tabs', async () => {
    const id = await addApp('Portal')
    const { app } = console
    const audience = 'https://orders.example.com'
    await app.api('POST', '/resource-servers', { body: { identifier: audience, scopes: [{ value: 'read:orders' }] } })
    await app.api('POST', '/connections', {
      body: { name: 'partners', strategy: 'auth0', enabled_clients: [await addApp('Other')] },
    })
    const page = await console.openPageAsOwner(`/apps/${id}/sign-in`)
    await page.getByText('auth0 · serves every app, because it names none').waitFor()
    await page.getByRole('checkbox', { name: /^partners/ }).click()
    const confirming = page.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await confirming.getByRole('button', { name: 'Testing' }).click()
    await confirming.getByLabel('Your password').fill(owner.password)
    await confirming.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByRole('radio', { name: /^Possible/ }).check()
    await expect.poll(async () => (await stored(id)).organizationUsage).toBe('allow')
    const enabled = async () =>
      (await app.v1('GET', `/clients/${id}/connections`)).body.data.find(
        ({ name }: { name: string }) => name === 'partners',
      )
    await expect.poll(async () => (await enabled()).isEnabled).toBe(true)
    const ways = page.getByRole('region', { name: 'Ways to sign in' })
    await ways.getByRole('checkbox', { name: /^Code by e-mail/ }).uncheck()
    await expect.poll(async () => (await stored(id)).signInMethods).toEqual(['password', 'passkey'])
    await ways.getByRole('checkbox', { name: /^Require a second factor/ }).check()
    await expect.poll(async () => (await stored(id)).requiresMfa).toBe(true)
    // More ways again turns protection down, and is confirmed.
    await ways.getByRole('checkbox', { name: /^Code by e-mail/ }).click()
    const lowering = page.getByRole('alertdialog', { name: 'Turn protection down' })
    await lowering.getByText('The app takes more ways to sign in.').waitFor()
    await lowering.getByRole('button', { name: 'Cancel' }).click()
    await ways.getByRole('checkbox', { name: /^Code by e-mail/, checked: false }).waitFor()
    const note = page.getByRole('alertdialog', { name: /Nothing was changed/ })
    await note.getByRole('button', { name: 'Dismiss' }).click()
    await note.waitFor({ state: 'detached' })
    // What lies half below the bar at the top is too small for axe.
    await page.evaluate('scrollTo(0, 0)')
    expect(await axeFindings(page)).toEqual([])
    const limit = page.getByRole('region', { name: 'Session limit' })
    await limit.getByLabel('A sign-in counts for').selectOption('8 hours')
    await limit.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The limit was saved.').waitFor()
    expect((await stored(id)).sessionMinutes).toBe(480)

    await page.getByRole('link', { name: 'Access', exact: true }).click()
    const who = page.getByRole('region', { name: 'Who may use it' })
    await who.getByText(/^Everybody whose account is in .*partners/).waitFor()
    await who.getByText('People sign in for themselves, or as members of an organization.').waitFor()
    await page.getByText('No APIs yet').waitFor()
    await page.getByRole('button', { name: 'Add API' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add API' })
    await dialog.getByLabel('Identifier of the API').fill('https://none.example.com')
    await dialog.getByRole('button', { name: 'Add API' }).click()
    await dialog.getByText('There is no API with the identifier https://none.example.com.').first().waitFor()
    await dialog.getByLabel('Identifier of the API').fill(audience)
    await dialog.getByRole('button', { name: 'Add API' }).click()
    await page
      .getByRole('row', { name: /orders\.example\.com/ })
      .getByText('1 permission')
      .waitFor()
    await page.getByLabel('Minutes an access token lives at most').fill('5')
    await page.getByLabel('Minutes an ID token lives').fill('60')
    await page.getByLabel('Days it may stay unused').fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Portal was saved.').waitFor()
    const lives = { accessTokenMinutes: 5, idTokenSeconds: 3_600, refreshToken: { idleSeconds: null } }
    expect(await stored(id)).toMatchObject(lives)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: `Remove ${audience}` }).click()
    await page.getByText('No APIs yet').waitFor()

    await page.getByRole('link', { name: 'Logs' }).click()
    await page.getByRole('link', { name: 'Changes of the app itself' }).click()
    await page.getByText('App changed').first().waitFor()
  })

  test('an app is limited to whoever has a role, by keyboard too, and opened again', async () => {
    const id = await addApp('Desk')
    await addRole(console.app, 'Buyer', 'Buys for the company')
    const limits = async () => (await console.app.v1('GET', `/clients/${id}/access`)).body.roles
    const page = await console.openPageAsOwner(`/apps/${id}/access`)
    const who = page.getByRole('region', { name: 'Who may use it' })
    await who.getByText('Not limited to roles').waitFor()
    const keys = await keysAlone(page)
    await keys.click(who.getByRole('button', { name: 'Change who…' }))
    const opening = page.getByRole('alertdialog', { name: 'Who may use it' })
    const dialog = page.getByRole('dialog', { name: 'Who may use it' }).or(opening)
    await keys.check(dialog.getByRole('radio', { name: /^Whoever has one of some roles/ }))
    await keys.check(dialog.getByRole('checkbox', { name: /^Buyer/ }))
    expect(await axeFindings(page)).toEqual([])
    await keys.click(dialog.getByRole('button', { name: 'Save' }))
    await who.getByText('Only whoever has Buyer').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await limits()).toMatchObject([{ name: 'Buyer' }])
    await keys.click(who.getByRole('button', { name: 'Change who…' }))
    await keys.check(dialog.getByRole('radio', { name: /^Everybody/ }))
    await opening.getByText('It keeps out fewer people than now.').waitFor()
    await keys.click(opening.getByRole('button', { name: 'Testing' }))
    await keys.click(opening.getByRole('button', { name: 'Save' }))
    await keys.fill(opening.getByLabel('Your password'), owner.password)
    expect(await axeFindings(page)).toEqual([])
    await keys.click(opening.getByRole('button', { name: 'Save' }))
    await who.getByText('Not limited to roles').waitFor()
    expect(await limits()).toBeNull()
  })

  test('an app is limited to people of an organization, by keyboard too, and says so when that is deleted', async () => {
    const { app } = console
    const id = await addApp('Depot')
    const acme = await addOrganization(app, 'acme', 'Acme')
    const page = await console.openPageAsOwner(`/apps/${id}/access`)
    const who = page.getByRole('region', { name: 'Who may use it' })
    const keys = await keysAlone(page)
    await keys.click(who.getByRole('button', { name: 'Change who…' }))
    const dialog = page.getByRole('dialog', { name: 'Who may use it' })
    await keys.check(dialog.getByRole('radio', { name: /^People of some organizations/ }))
    await dialog.getByText('No organization is picked yet.').waitFor()
    await keys.check(dialog.getByRole('checkbox', { name: /^Acme/ }))
    await dialog.getByRole('list', { name: 'Picked organizations' }).getByText('Acme').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await keys.click(dialog.getByRole('button', { name: 'Save' }))
    await who.getByText('Only people of Acme').waitFor()
    const { body } = await app.v1('GET', `/clients/${id}/access`)
    expect(body).toMatchObject({ roles: null, organizations: [{ id: acme.id }] })
    expect((await app.v1('DELETE', `/organizations/${acme.id}`)).status).toBe(204)
    await page.reload()
    await who.getByText('Nobody: the organizations it is limited to are gone.').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('what went on at an app in seven days stands in the list and on its page, and who signed in on a tab', async () => {
    const { app } = console
    const alice = { email: 'alice@example.com', name: 'Alice Adams', password: owner.password }
    const known = { ...alice, connection: 'Username-Password-Authentication' }
    expect((await app.api('POST', '/users', { body: known })).status).toBe(201)
    const made = await app.api('POST', '/clients', {
      body: { name: 'Busy shop', app_type: 'regular_web', grant_types: ['password'] },
    })
    const { client_id: id, client_secret } = made.body
    const signIn = (username: string) =>
      app.anonymous('POST', '/oauth/token', {
        body: { grant_type: 'password', client_id: id, client_secret, username, password: alice.password },
      })
    expect((await signIn(alice.email)).status).toBe(200)
    for (const nobody of ['dan@example.com', 'erin@example.com']) expect((await signIn(nobody)).status).toBe(403)
    const [{ failures }] = (await app.v1('GET', `/stats/clients?ids=${id}`)).body.clients
    expect(failures).toBeGreaterThan(1)
    const errors = { name: `Errors at Busy shop: ${failures}` }
    const page = await console.openPageAsOwner('/apps')
    const row = page.getByRole('row', { name: /Busy shop/ })
    await row.getByRole('link', errors).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await row.getByRole('link', { name: 'Sign-ins to Busy shop: 1' }).click()
    await page.getByRole('rowheader', { name: /Signed in/ }).waitFor()
    await page.goto(console.at(`/apps/${id}/users`))
    await page.getByRole('link', errors).waitFor()
    await page.getByRole('row', { name: new RegExp(alice.email) }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Alice Adams' }).click()
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()
    const idle = await addApp('Idle shop')
    await page.goto(console.at(`/apps/${idle}/users`))
    await page.getByText('Nobody signed in yet').waitFor()
  })

  test('by keyboard alone a secret is rotated; an app is deleted by its name, and asks who is there', async () => {
    const id = await addApp('Old shop')
    const page = await console.openPageAsOwner(`/apps/${id}/secrets`)
    await page.getByRole('button', { name: 'Rotate secret…' }).press('Enter')
    await page
      .getByRole('alertdialog', { name: 'Rotate secret' })
      .getByRole('button', { name: 'Rotate secret' })
      .press('Enter')
    const shown = page.getByRole('dialog', { name: 'The secret of Old shop' })
    await shown.getByRole('checkbox', { name: 'I stored it' }).press('Space')
    await shown.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByRole('row', { name: /Soon/ }).waitFor()
    await page.getByRole('link', { name: 'Settings' }).last().press('Enter')
    await page.getByRole('button', { name: 'Delete app…' }).press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Delete app' })
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('Old shop')
    await dialog.getByRole('button', { name: 'Offboarding' }).press('Space')
    await dialog.getByRole('button', { name: 'Delete app' }).press('Enter')
    await dialog.getByLabel('Your password').fill(owner.password)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('Old shop was deleted.').waitFor()
    await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
    expect((await console.app.v1('GET', `/clients/${id}`)).status).toBe(404)
  })

  test('a second secret is made with a name and an end, shown once, and the first one ended', async () => {
    const id = await addApp('Twin shop')
    const page = await console.openPageAsOwner(`/apps/${id}/secrets`)
    const row = (name: RegExp) => page.getByRole('row', { name })
    await row(/Secret without a name/)
      .getByText('by Local command line')
      .waitFor()
    await page.getByRole('button', { name: 'Create secret…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Create secret' })
    await dialog.getByLabel('Name').fill('Worker')
    expect(await dialog.getByLabel('Expires').inputValue()).toBe('90')
    await dialog.getByLabel('Expires').selectOption({ label: 'In 30 days' })
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Create secret' }).click()
    const shown = page.getByRole('dialog', { name: 'The secret of Twin shop' })
    const secret = (await shown.locator('code').textContent()) ?? ''
    await page.keyboard.press('Escape')
    await shown.getByRole('checkbox', { name: 'I stored it' }).check()
    await shown.getByRole('button', { name: 'Done' }).click()
    await row(/Worker/)
      .getByText('by Olivia Owner')
      .waitFor()
    await page.getByText(secret).waitFor({ state: 'detached' })
    const create = page.getByRole('button', { name: 'Create secret…' })
    await page.getByText('At most 2 work at a time: end one first').waitFor({ state: 'attached' })
    expect(await create.getAttribute('aria-disabled')).toBe('true')
    expect(await axeFindings(page)).toEqual([])

    await row(/Secret without a name/)
      .getByRole('button', { name: 'End Secret without a name' })
      .press('Enter')
    const ending = page.getByRole('dialog', { name: 'End secret' })
    await ending.getByText('It cannot be brought back.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await ending.getByRole('button', { name: 'End secret' }).press('Enter')
    await page.getByText('Secret without a name has ended.').waitFor()
    await row(/Secret without a name/)
      .getByText('Ended', { exact: true })
      .waitFor()
    await expect.poll(() => create.getAttribute('aria-disabled')).not.toBe('true')
    await page.getByRole('button', { name: 'End Worker' }).click()
    await ending.getByText('Nothing else works: Twin shop gets no tokens').waitFor()
    await ending.getByRole('button', { name: 'Cancel' }).click()
    expect(await stored(id)).toMatchObject({ secretState: 'good', secretEndsAt: expect.any(String) })
  })

  test('an app whose last secret ends soon is marked where apps are listed, and needs somebody', async () => {
    const id = await addApp('Ending shop')
    const { v1 } = console.app
    const [{ id: first }] = (await v1('GET', `/clients/${id}/secrets`)).body.data
    await v1('POST', `/clients/${id}/secrets`, { body: { name: 'Short', expiresInDays: 10 } })
    await v1('DELETE', `/clients/${id}/secrets/${first}`)
    const page = await console.openPageAsOwner('/')
    await page.getByRole('link', { name: /^The last secret of 1 app ends soon/ }).click()
    await page.getByRole('heading', { name: 'Ending shop', level: 1 }).waitFor()
    await page.getByRole('row', { name: /Short/ }).getByText('Soon').waitFor()
    await page.goto(console.at('/apps'))
    await page
      .getByRole('row', { name: /Ending shop/ })
      .getByText(/^Its secret ends on/)
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('an auditor reads an app and cannot change it, and support sees nothing of it', async () => {
    const id = await addApp('Watched')
    const page = await console.openPageAsRole('auditor', `/apps/${id}/settings`)
    await page.getByText('Needs the admin role').first().waitFor()
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Delete app…' }).count()).toBe(0)
    const other = await console.openPageAsRole('support', '/apps')
    await other.getByText('Apps are not shown to your role').waitFor()
    expect(await other.getByRole('link', { name: 'Applications' }).count()).toBe(0)
    const status = await other.evaluate<number>(`fetch('/api/v1/clients').then((answer) => answer.status)`)
    expect(status).toBe(403)
    await other.goto(console.at(`/apps/${id}/secrets`))
    await other.getByText('Apps are not shown to your role').waitFor()
  })

  test('an app that is not there says so', async () => {
    const page = await console.openPageAsOwner('/apps/nothing/settings')
    await page.getByText('There is no app with this client ID.').waitFor()
  })
})
