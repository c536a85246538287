import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addApp, addPerson, identified, password } from './people.ts'

const audience = 'https://billing.example.com'

let app: TestApp
let thirdParty: string
let alice: string
beforeAll(async () => {
  app = await startTestApp()
  thirdParty = await addApp(app, {
    name: 'Ledger for Teams',
    is_first_party: false,
    logo_uri: 'https://ledger.example.com/logo.png',
    client_metadata: {
      publisher: 'Ledger & Sons Ltd',
      tos_uri: 'https://ledger.example.com/terms',
      policy_uri: 'javascript:alert(1)',
    },
  })
  alice = await addPerson(app, 'alice@example.com')
  const scopes = [
    { value: 'read:invoices', description: 'Your invoices' },
    { value: 'create:payments', description: 'Payments in your name' },
  ]
  await app.api('POST', '/resource-servers', { body: { name: 'Billing', identifier: audience, scopes } })
})
afterAll(() => app.close())

async function asked(scope: readonly string[], withAudience = true) {
  const request = { scope, audience: withAudience ? audience : null }
  const { browser, page, signIn } = await identified(app, 'alice@example.com', { clientId: thirdParty, request })
  const sent = await browser.send(page, '/u/login/password', { password })
  return { browser, signIn, sent, consent: await browser.open(sent.location ?? '') }
}

describe('L6 L8 consent', () => {
  test('says in words what an app of others may read and change, and goes on when allowed', async () => {
    const { browser, consent, sent } = await asked([
      'openid',
      'email',
      'offline_access',
      'read:invoices',
      'create:payments',
    ])
    expect(sent.location).toMatch(/^\/u\/consent\?/)
    expect(consent.heading).toBe('Allow Ledger for Teams to use your account?')
    expect(consent.text).toContain('Signed in as alice@example.com')
    expect(consent.text).toMatch(/See who you are That it is you Your email address/)
    expect(consent.text).toMatch(/Read at Billing Your invoices Change at Billing Payments in your name/)
    expect(consent.text).toContain('Stays connected until you remove it')
    expect(consent.html).toContain('href="https://ledger.example.com/terms"')
    expect(consent.html).not.toContain('javascript:')
    expect(consent.html).toContain('<img src="https://ledger.example.com/logo.png" alt=""')
    expect(consent.headers.get('content-security-policy')).toContain("img-src 'self' data: https://ledger.example.com;")
    expect(consent.text).toMatch(/Made by Ledger & Sons Ltd\s+It takes you on to portal\.example\.com\./)
    const allowed = await browser.send(consent, '/u/consent', { answer: 'allow' })
    const back = await browser.open(allowed.location ?? '')
    expect(back.address).toMatch(/^\/callback\?code=/)
  })

  test('what was allowed is not asked again; what is new is marked', async () => {
    const again = await asked(['openid', 'read:invoices'])
    expect(again.consent.address).toMatch(/^\/callback\?code=/)
    const more = await asked(['openid', 'read:invoices', 'profile'])
    expect(more.consent.heading).toBe('Allow Ledger for Teams to use your account?')
    expect(more.consent.text).toMatch(/Your name and picture New/)
  })

  test('a no goes back to the app, and nothing is kept of it', async () => {
    const { browser, consent, signIn } = await asked(['openid', 'phone'], false)
    for (const answer of ['deny', '', 'Allow']) {
      const denied = await browser.send(consent, '/u/consent', { answer })
      expect(denied.location, answer).toBe(`/authorize/resume?state=${signIn.id}`)
    }
    const back = await browser.open(`/authorize/resume?state=${signIn.id}`)
    expect(back.address).toContain('error=access_denied')
    expect(back.address).toContain('state=from+the+app')
    const { items } = await app.app.directory.stores.consents.list(
      { userId: alice },
      { kind: 'offset', offset: 0, limit: 10, withTotal: false },
    )
    expect(items.flatMap(({ scope }) => scope)).not.toContain('phone')
  })

  test('another account can be used instead', async () => {
    const { browser, consent } = await asked(['openid', 'address'], false)
    const fresh = await browser.submit(consent, '/u/login/restart')
    expect(fresh.heading).toBe('Sign in to Ledger for Teams')
    expect(fresh.html).not.toContain('alice@example.com')
  })
})

describe('organizations', () => {
  test('who belongs to several chooses one, and nobody gets one that is not theirs', async () => {
    const clientId = await addApp(app, {
      organization_usage: 'require',
      organization_require_behavior: 'post_login_prompt',
    })
    const organization = async (name: string, display_name: string) =>
      (await app.api('POST', '/organizations', { body: { name, display_name } })).body.id as string
    const [acme, globex, foreign] = [
      await organization('acme', 'Acme'),
      await organization('globex', 'Globex'),
      await organization('initech', 'Initech'),
    ]
    for (const id of [acme, globex]) {
      await app.api('POST', `/organizations/${id}/members`, { body: { members: [alice] } })
    }
    const { browser, page, signIn } = await identified(app, 'alice@example.com', { clientId })
    const choice = await browser.submit(page, '/u/login/password', { password })
    expect(choice.heading).toBe('Choose an organization')
    expect(choice.text).toContain('Globex')
    expect(choice.text).not.toContain('Initech')
    const refused = await browser.submit(choice, '/u/organization', { organization: foreign })
    expect(refused.heading).toBe('Choose an organization')
    const done = await browser.send(choice, '/u/organization', { organization: globex })
    expect(done.location).toBe(`/authorize/resume?state=${signIn.id}`)
    expect((await app.app.directory.stores.signIns.findByReference(signIn.reference))?.organizationId).toBe(globex)
  })

  test('who belongs to none is told so, with a way back to the app', async () => {
    const clientId = await addApp(app, {
      organization_usage: 'require',
      organization_require_behavior: 'post_login_prompt',
    })
    await addPerson(app, 'bob@example.com')
    const { browser, page } = await identified(app, 'bob@example.com', { clientId })
    const refused = await browser.submit(page, '/u/login/password', { password })
    expect(refused.heading).toBe('You belong to no organization')
    expect(refused.text).toContain('Back to Acme Portal')
    expect(refused.html).toContain('href="/authorize/resume?state=')
  })
})
