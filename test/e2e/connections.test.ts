// Another provider in the console: added, tested, mended, given to an app and an organization, and deleted.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestProvider, type TestProvider } from '../support/test-provider.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addOrganization, fine, pathTo } from './organization-members.ts'

describeJourneys('connections to other providers', () => {
  let console: ConsoleUnderTest
  let provider: TestProvider
  beforeAll(async () => {
    provider = await startTestProvider()
    console = await startConsole({ outgoingAllow: ['localhost'] })
    await console.app.v1('POST', '/clients', { body: { name: 'Shop', machine: false } })
  })
  afterEach(() => console.endJourney())
  afterAll(async () => {
    await console?.close()
    await provider?.close()
  })

  const connected = async (name: string) => {
    const { issuer, clientId, clientSecret } = provider
    const body = { name, strategy: 'oidc', displayName: name, provider: { issuer, clientId, clientSecret } }
    return fine(await console.app.v1('POST', '/connections', { body }), 201).id as string
  }
  const stored = async (id: string) => fine(await console.app.v1('GET', pathTo('connections', id)), 200)

  test('by keyboard a provider is added, a test says what is wrong, and passes once that is mended', async () => {
    const page = await console.openPageAsOwner('/settings/connections')
    const keys = await keysAlone(page)
    await page.getByRole('link', { name: 'Username-Password-Authentication' }).waitFor()
    await keys.click(page.getByRole('button', { name: 'Add connection' }))
    const dialog = page.getByRole('dialog', { name: 'Add connection' })
    await keys.fill(dialog.getByLabel('Name on the sign-in page'), 'Acme GmbH')
    await expect.poll(() => dialog.getByLabel('Name in addresses').inputValue()).toBe('acme-gmbh')
    await keys.fill(dialog.getByLabel('Issuer'), 'http://10.0.0.1/')
    await keys.fill(dialog.getByLabel('Client ID'), provider.clientId)
    await keys.fill(dialog.getByLabel('Client secret'), provider.clientSecret)
    expect(await axeFindings(page)).toEqual([])
    await keys.click(dialog.getByRole('button', { name: 'Add connection' }))
    await dialog
      .getByText(/must begin with https:/)
      .first()
      .waitFor()
    await keys.fill(dialog.getByLabel('Issuer'), `${provider.issuer}/wrong`)
    await keys.click(dialog.getByRole('button', { name: 'Add connection' }))
    await page.getByRole('heading', { name: 'Acme GmbH' }).waitFor()
    await page.getByText('No app uses it yet', { exact: false }).waitFor()

    await keys.click(page.getByRole('button', { name: 'Test', exact: true }))
    await page.getByText('Nobody can sign in by it as it stands.').waitFor()
    await page.getByText(/answered 4\d\d\. The issuer may lack a part of its path/).waitFor()
    await keys.fill(page.getByLabel('Issuer'), provider.issuer)
    await keys.fill(page.getByLabel('Client secret'), provider.clientSecret)
    await keys.click(page.getByRole('button', { name: 'Save', exact: true }))
    const asking = page.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await keys.click(asking.getByRole('button', { name: 'Testing' }))
    await keys.fill(asking.getByLabel('Your password'), owner.password)
    await page.keyboard.press('Enter')
    await page.getByText('Acme GmbH was saved.').waitFor()
    await keys.click(page.getByRole('button', { name: 'Test', exact: true }))
    await page.getByText('People can be sent there and come back.').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('a provider is given to an app and an organization, and deleted with its name typed', async () => {
    const id = await connected('globex')
    const globex = await addOrganization(console.app, 'globex', 'Globex')
    const page = await console.openPageAsOwner(`/settings/connections/${id}`)
    await page.getByLabel('Name on the sign-in page').fill('Half typed')
    await page.getByText('Add an app').click()
    await page.getByRole('button', { name: 'Add Shop' }).click()
    const confirming = page.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await confirming.getByRole('button', { name: 'Testing' }).click()
    await confirming.getByLabel('Your password').fill(owner.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove Shop' }).waitFor()
    expect(await page.getByLabel('Name on the sign-in page').inputValue()).toBe('Half typed')
    expect((await stored(id)).clients).toMatchObject([{ name: 'Shop' }])

    await page.goto(console.at(`/organizations/${globex.id}/domains`))
    const card = page.getByRole('region', { name: 'Single sign-on' })
    await card.getByText('No connection of its own').waitFor()
    await card.getByRole('button', { name: 'Add connection' }).click()
    const adding = page.getByRole('alertdialog', { name: 'Add connection' })
    await adding.getByLabel('Connection').selectOption({ label: 'globex (OpenID Connect)' })
    await adding.getByRole('button', { name: 'Testing' }).click()
    await adding.getByRole('button', { name: 'Add connection' }).click()
    await adding.getByLabel('Your password').fill(owner.password)
    expect(await axeFindings(page)).toEqual([])
    await adding.getByRole('button', { name: 'Add connection' }).click()
    await card.getByText(/is sent straight on to globex/).waitFor()
    await card.getByRole('button', { name: 'Require single sign-on' }).click()
    const requiring = page.getByRole('alertdialog', { name: 'Require single sign-on' })
    await requiring.getByText('Every member has an identity there.').waitFor()
    await requiring.getByLabel('Note or ticket number').fill('Asked for by their IT')
    expect(await axeFindings(page)).toEqual([])
    await requiring.getByRole('button', { name: 'Require single sign-on' }).click()
    await card.getByText('Members sign in by its own provider and no other way.').waitFor()
    await card.getByRole('button', { name: 'Stop requiring single sign-on' }).click()
    const stopping = page.getByRole('alertdialog', { name: 'Stop requiring single sign-on' })
    await stopping.getByLabel('Note or ticket number').fill('The provider is down')
    await stopping.getByRole('button', { name: 'Stop requiring single sign-on' }).click()
    await stopping.getByLabel('Your password').fill(owner.password)
    await stopping.getByRole('button', { name: 'Stop requiring single sign-on' }).click()
    await card.getByText('A member may sign in another way too', { exact: false }).waitFor()
    await card.getByRole('button', { name: 'Change… globex' }).click()
    const changing = page.getByRole('dialog', { name: 'Change globex' })
    await changing.getByRole('checkbox', { name: /^People come in by it/ }).uncheck()
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await changing.getByRole('button', { name: 'Save' }).click()
    expect((await sent).postDataJSON()).toEqual({ isEnabled: false })
    await card.getByText('All are off', { exact: false }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await card.getByRole('link', { name: 'globex' }).click()

    await page.getByRole('button', { name: 'Delete connection…' }).click()
    const deleting = page.getByRole('alertdialog', { name: 'Delete connection' })
    await deleting.getByText('Nobody has their account of it.').waitFor()
    await deleting.getByLabel('Type globex to confirm').fill('globex')
    await deleting.getByRole('button', { name: 'Testing' }).click()
    expect(await axeFindings(page)).toEqual([])
    await deleting.getByRole('button', { name: 'Delete connection' }).click()
    await deleting.getByLabel('Your password').fill(owner.password)
    await deleting.getByRole('button', { name: 'Delete connection' }).click()
    await page.getByText('globex was deleted.').waitFor()
    expect((await console.app.v1('GET', pathTo('connections', id))).status).toBe(404)
  })

  test('the domains of all organizations stand in one list, which leads to theirs', async () => {
    const hooli = await addOrganization(console.app, 'hooli', 'Hooli')
    const path = pathTo('organizations', hooli.id, 'domains')
    fine(await console.app.v1('POST', path, { body: { domain: 'hooli.example.com' } }), 201)
    const page = await console.openPageAsOwner('/settings/domains')
    const domain = page.getByRole('link', { name: 'hooli.example.com' })
    await domain.waitFor()
    await page.getByText('Not verified', { exact: true }).waitFor()
    await domain.click()
    await page.getByRole('heading', { name: 'Hooli' }).waitFor()
    await page.getByRole('heading', { name: 'Single sign-on' }).waitFor()
  })

  test('who may only look is told which role it takes', async () => {
    const id = await connected('initech')
    const page = await console.openPageAsOwner(`/settings/connections/${id}`)
    await page.getByRole('button', { name: 'Delete connection…' }).waitFor()
    const other = await console.openPageAsRole('auditor', `/settings/connections/${id}`)
    await other.getByText('Needs the admin role').first().waitFor()
    expect(await other.getByRole('button', { name: /^(Test|Save|Delete connection…)$/ }).count()).toBe(0)
  })
})
