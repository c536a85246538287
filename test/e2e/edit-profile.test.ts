import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPerson, type Person } from './people.ts'
import { statusOf } from './status-of.ts'

describeJourneys('editing a user', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams', { appMetadata: { plan: 'free', seats: 2 } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const path = () => `/users/${encodeURIComponent(alice.id)}`
  const stored = async () => (await console.app.v1('GET', path())).body

  test('the profile is edited in place and only the change is sent', async () => {
    const page = await console.openPageAsOwner(`${path()}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    await form.getByLabel('Nickname').fill('Al')
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await form.getByRole('button', { name: 'Save' }).click()
    expect((await sent).postDataJSON()).toEqual({ nickname: 'Al' })
    await page.getByText('Alice Adams was saved.').waitFor()
    await form.waitFor({ state: 'detached' })
    expect(await stored()).toMatchObject({ nickname: 'Al', name: 'Alice Adams' })
  })

  test('a new address waits for its mailbox unless somebody vouches for it, and the wait is called off', async () => {
    const bob = await addPerson(console.app, 'Bob Brown', { emailVerified: true })
    const page = await console.openPageAsRole('admin', `/users/${encodeURIComponent(bob.id)}/overview`)
    const found = async () => (await console.app.v1('GET', `/users/${encodeURIComponent(bob.id)}`)).body
    const form = page.getByRole('form', { name: 'Profile' })
    const profile = page.getByRole('region', { name: 'Profile' })
    const edit = async (email: string) => {
      await page.getByRole('button', { name: 'Edit profile' }).click()
      await form.getByLabel('E-mail', { exact: true }).fill(email)
    }
    await edit('bob.new@example.com')
    await form.getByLabel('Nickname').fill('Bo')
    expect(await form.getByRole('radio', { name: 'Send verification to the new address' }).isChecked()).toBe(true)
    expect(await axeFindings(page)).toEqual([])
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('A verification was sent to bob.new@example.com.').waitFor()
    await profile.getByText('Pending: bob.new@example.com').waitFor()
    await page.reload()
    await profile.getByText('Pending: bob.new@example.com').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await found()).toMatchObject({ email: bob.email, nickname: 'Bo' })
    await profile.getByRole('button', { name: 'Cancel the change of address' }).click()
    await page.getByText('The change of address was cancelled.').waitFor()
    await profile.getByText('Pending: bob.new@example.com').waitFor({ state: 'detached' })

    await edit('bob.newer@example.com')
    await form.getByRole('radio', { name: 'Mark as verified' }).click()
    const save = form.getByRole('button', { name: 'Save' })
    await expect.poll(() => save.getAttribute('title')).toBe('Choose a reason')
    await form.getByRole('button', { name: 'User request' }).click()
    await save.click()
    await form.waitFor({ state: 'detached' })
    await profile.getByText('bob.newer@example.com').waitFor()
    expect(await found()).toMatchObject({ email: 'bob.newer@example.com', emailVerified: true })
  })

  test('where the settings ask for it the caller is verified in the form before another address counts', async () => {
    const ask = (callerVerificationFor: readonly string[]) =>
      console.app.v1('PATCH', '/settings', { body: { callerVerification: 'operators', callerVerificationFor } })
    await ask(['email-change'])
    const carol = await addPerson(console.app, 'Carol Clark', { emailVerified: true })
    const page = await console.openPageAsRole('admin', `/users/${encodeURIComponent(carol.id)}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    const save = form.getByRole('button', { name: 'Save' })
    await form.getByLabel('Nickname').fill('Caz')
    expect(await form.getByText('Verify the caller').count()).toBe(0)
    await form.getByLabel('E-mail', { exact: true }).fill('carol.new@example.com')
    await form.getByText('required by policy').waitFor()
    expect(await save.getAttribute('title')).toBe('Verify the caller first')
    await form.getByRole('radio', { name: /^Another way/ }).click()
    await form.getByLabel('What you checked').fill('Passport matches')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await form.getByText('Verified by other means (ID document)', { exact: false }).waitFor()
    await save.click()
    await page.getByText('A verification was sent to carol.new@example.com.').waitFor()
    await ask([])
  })

  test('J23 somebody else was faster: the difference is shown and nothing is lost', async () => {
    const page = await console.openPageAsRole('support', `${path()}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    await form.getByLabel('Given name').fill('Alicia')
    await console.app.v1('PATCH', path(), { body: { givenName: 'Alix', familyName: 'Archer' } })
    await form.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('dialog', { name: 'This user changed while you were editing' })
    await dialog.getByRole('row', { name: /Given name\s+Alix\s+Alicia/ }).waitFor()
    await dialog.getByRole('button', { name: 'Save my changes' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(stored).toMatchObject({ givenName: 'Alicia', familyName: 'Archer' })
  })

  test('J23 by keyboard alone: one keeps what is theirs, and takes what is stored the next time', async () => {
    const page = await console.openPageAsRole('support', `${path()}/overview`)
    const keys = await keysAlone(page)
    const form = page.getByRole('form', { name: 'Profile' })
    const dialog = page.getByRole('dialog', { name: 'This user changed while you were editing' })
    for (const [mine, stored, answer] of [
      ['Ala', 'Alva', 'Save my changes'],
      ['Alma', 'Alta', 'Use theirs'],
    ] as const) {
      await keys.click(page.getByRole('button', { name: 'Edit profile' }))
      await keys.fill(form.getByLabel('Given name'), mine)
      await console.app.v1('PATCH', path(), { body: { givenName: stored, nickname: stored } })
      await keys.click(form.getByRole('button', { name: 'Save' }))
      await dialog.getByRole('row', { name: new RegExp(`Given name\\s+${stored}\\s+${mine}`) }).waitFor()
      await keys.click(dialog.getByRole('button', { name: answer }))
      await dialog.waitFor({ state: 'detached' })
    }
    await keys.to(page.getByRole('button', { name: 'Edit profile' }))
    await expect.poll(stored).toMatchObject({ givenName: 'Alta', nickname: 'Alta', familyName: 'Archer' })
  })

  test('J23 who may only look is told which role it takes, and the API refuses', async () => {
    const page = await console.openPageAsRole('support_readonly', `${path()}/overview`)
    await page.getByText('To edit: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: 'Edit profile' }).count()).toBe(0)
    expect(await statusOf(page, 'PATCH', path(), { nickname: 'Al' })).toBe(403)
  })

  test('what was typed is not thrown away by a press on another tab', async () => {
    const page = await console.openPageAsOwner(`${path()}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await page.getByLabel('Nickname').fill('unsaved')
    await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Roles' }).click()
    const dialog = page.getByRole('dialog', { name: 'Discard changes?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await page.getByLabel('Nickname').inputValue()).toBe('unsaved')
    await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Roles' }).click()
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.url()))
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('heading', { name: 'Effective permissions' }).waitFor()
    expect(sent).toEqual([])
  })

  test('the record stands below as JSON whose parts fold by keyboard, and is copied whole', async () => {
    const { id } = await addPerson(console.app, 'Bob Brown', {
      appMetadata: { plan: 'gold', address: { city: 'Oslo' } },
    })
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(id)}/data`)
    const json = page.getByRole('region', { name: 'Raw JSON' }).last()
    const city = json.getByText('"city": "Oslo"')
    await json.getByText('"plan": "gold"').waitFor()
    expect(await city.isVisible()).toBe(false)
    await json.getByText('"address": {').focus()
    await page.keyboard.press('Enter')
    await city.waitFor()
    await json.getByText('"address": {').press('Enter')
    await expect.poll(() => city.isVisible()).toBe(false)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy JSON' }).click()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(JSON.parse(copied)).toMatchObject({ id, appMetadata: { address: { city: 'Oslo' } } })
    expect(copied).not.toMatch(/"\w*(password|secret|hash|token)\w*":/i)
    expect(await axeFindings(page)).toEqual([])
  })

  test('metadata is edited as JSON, says what will change and removes what is left out', async () => {
    const page = await console.openPageAsOwner(`${path()}/data`)
    await page.getByRole('button', { name: 'Edit App metadata' }).click()
    const box = page.getByRole('textbox', { name: 'App metadata as JSON' })
    await box.fill('{ "plan": ')
    await page.getByText('This is not valid JSON yet').waitFor()
    await box.fill('{ "plan": "pro", "region": "eu" }')
    await page.getByText('Adds region; changes plan; removes seats.').waitFor()
    const difference = page.getByRole('table', { name: 'What would change' })
    for (const name of [/^region\s*Not set\s*"eu"$/, /^plan\s*".*"\s*"pro"$/, /^seats\s*\d+\s*Not set$/]) {
      await difference.getByRole('row', { name }).waitFor()
    }
    await page.getByRole('button', { name: 'Larger editor' }).press('Enter')
    expect(await box.inputValue()).toContain('region')
    await expect.poll(async () => (await box.boundingBox())?.width).toBeGreaterThan(800)
    expect(await axeFindings(page)).toEqual([])
    const other = { appMetadata: { plan: 'enterprise' } }
    expect((await console.app.v1('PATCH', path(), { body: other })).status).toBe(200)
    await page.getByRole('button', { name: 'Save' }).click()
    const conflict = page.getByRole('dialog', { name: 'This user changed while you were editing' })
    await conflict.getByRole('row', { name: /^plan\s*"enterprise"\s*"pro"$/ }).waitFor()
    await conflict.getByRole('button', { name: 'Cancel' }).click()
    await conflict.waitFor({ state: 'detached' })
    expect(await box.inputValue()).toContain('region')
    await page.getByRole('button', { name: 'Save' }).click()
    await conflict.getByRole('button', { name: 'Save my changes' }).click()
    await page.getByText('App metadata was saved.').waitFor()
    expect((await stored()).appMetadata).toEqual({ plan: 'pro', region: 'eu' })
  })

  test('what a person may ask for by law stands on one card: their data as a file, a rest for it, and its history', async () => {
    const page = await console.openPageAsRole('security', `${path()}/data`)
    const card = page.getByRole('region', { name: 'Privacy' })
    await card.getByText('No data was exported and nothing restricted yet.').waitFor()
    await card.getByText('Needs the admin role').waitFor()
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('button', { name, exact: true }).click(),
      ])
      return readFile(await download.path(), 'utf8')
    }
    expect(JSON.parse(await saved('Export data as JSON')).profile).toMatchObject({ id: alice.id, email: alice.email })
    const readable = await saved('Export data as page to read')
    expect(readable).toContain(alice.email)
    expect(readable).not.toContain('<script')
    await card.getByText('Data downloaded').first().waitFor()
    await card.getByRole('button', { name: 'Restrict processing…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Restrict processing' })
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByLabel('Note or ticket number').fill('letter of 2 March')
    await dialog.getByRole('button', { name: 'Suspend and sign out' }).click()
    await card.getByText('Processing restricted').waitFor()
    expect(await stored()).toMatchObject({ status: 'suspended' })
    // The card and whether somebody is suspended are asked for each by itself.
    await expect
      .poll(() => card.getByRole('button', { name: 'Restrict processing…' }).getAttribute('title'))
      .toBe('Already suspended')
    await console.app.v1('POST', `${path()}/activate`, { body: {} })
    await card.getByText('Restriction of processing ended').waitFor()
  })

  test('a user who is not there is said to be not there', async () => {
    const page = await console.openPageAsOwner('/users/auth0%7C000000000000000000000000/overview')
    await page.getByRole('heading', { name: 'No user with this ID' }).waitFor()
  })
})
