import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { addMembers } from '../../src/memberships/add-members.ts'
import { assignMemberRoles } from '../../src/memberships/assign-member-roles.ts'
import { linkIdentity } from '../../src/users/link-identity.ts'
import { grantingRole, organizationOf } from '../support/administrators.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { holdsTokens, isTaken } from '../support/signed-in.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addConsent, eventsOf, guardedResident, resident, signedIn } from './account-people.ts'
import { addApp, addPerson, identified, password, uniqueEmail } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

const sections = ['', '/security', '/sessions', '/apps', '/linked', '/activity', '/organizations', '/data']

describe('who is not signed in', () => {
  test.each(sections)('is led to sign in and back to /account%s', async (section) => {
    const { email } = await resident(app)
    const browser = newBrowserless(app.url)
    const page = await browser.open(`/account${section}`)
    expect(page.address).toMatch(/^\/u\/login\?state=/)
    const second = await browser.submit(page, '/u/login', { identifier: email })
    const done = await browser.send(second, '/u/login/password', { password })
    expect(done.location).toBe(`/account${section}`)
  })
})

describe('every section', () => {
  test.each(sections)('/account%s opens without a script and says where one is', async (section) => {
    const { browser } = await resident(app)
    const page = await browser.open(`/account${section}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain(`href="/account${section}" aria-current="page"`)
    expect(page.html).toContain('<nav aria-label="Your account">')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.html).not.toMatch(/<script(?![^>]*src=)|style=| on[a-z]+=/)
  })
})

describe('forms of the account', () => {
  test('WEB-03 are taken from our own pages, in the session they were shown in', async () => {
    const { browser, email } = await resident(app)
    const page = await browser.open('/account')
    const foreign = await browser.send(page, '/account/profile', { name: 'Eve' }, { origin: 'https://evil.test' })
    expect(foreign.status).toBe(403)
    expect((await browser.send(page, '/account/profile', { name: 'Eve', token: '' })).status).toBe(403)
    expect((await browser.send(page, '/account/profile', { name: 'Eve', session: 'ses_other' })).status).toBe(403)
    // Somebody else signs in in the same browser, and the page of the first one is still open in a tab.
    await browser.submit(page, '/account/sign-out')
    const other = await resident(app)
    const next = await identified(app, other.email, { browser })
    await browser.send(next.page, '/u/login/password', { password })
    expect((await browser.send(page, '/account/profile', { name: 'Alice' })).status).toBe(403)
    expect(email).not.toBe(other.email)
  })
})

describe('the profile', () => {
  test('is changed, and its language is that of mails and pages', async () => {
    const { browser, userId } = await resident(app)
    const page = await browser.open('/account')
    const saved = await browser.submit(page, '/account/profile', { name: 'Alice Ännchen', language: 'de' })
    expect(saved.html).toContain('Gespeichert.')
    expect(saved.heading).toBe('Profil')
    expect(saved.html).toContain('value="Alice Ännchen"')
    const user = await app.app.directory.stores.users.find(userId)
    expect(user).toMatchObject({ name: 'Alice Ännchen', userMetadata: { locale: 'de' } })
    await browser.submit(saved, '/account/profile', { name: 'Alice Ännchen', language: '' })
    expect((await app.app.directory.stores.users.find(userId))?.userMetadata).toEqual({})
  })

  test('its language is that of the pages in a browser that chose none', async () => {
    const { browser, email } = await resident(app)
    await browser.submit(await browser.open('/account'), '/account/profile', { name: 'Alice', language: 'de' })
    const elsewhere = await signedIn(app, email)
    expect((await elsewhere.open('/account')).heading).toBe('Profil')
    await elsewhere.submit(await elsewhere.open('/account'), '/u/language', { locale: 'en' })
    expect((await elsewhere.open('/account')).heading).toBe('Profile')
  })

  test('a picture is an address, and without one the initials come back', async () => {
    const { browser, userId } = await resident(app)
    const save = async (picture: string) =>
      browser.submit(await browser.open('/account'), '/account/profile', { name: 'Alice', language: '', picture })
    const pictureNow = async () => (await app.app.directory.stores.users.find(userId))?.picture
    const drawn = await pictureNow()
    expect((await browser.open('/account')).html).toMatch(/name="picture"[^>]* value=""/)
    expect((await save('javascript:alert(1)')).text).toContain('Enter an address that begins with https://.')
    expect((await save('http://example.com/a.png')).html).toContain('value="http://example.com/a.png"')
    expect(await pictureNow()).toBe(drawn)
    const saved = await save('https://example.com/a.png')
    expect(saved.text).toContain('Saved.')
    expect(await pictureNow()).toBe('https://example.com/a.png')
    // It is named and not fetched: no page asks another host for anything.
    expect(saved.html).not.toContain('src="https://example.com')
    await save('')
    expect(await pictureNow()).toBe(drawn)
  })

  test('a name that is too long stays in the field, with what is wrong', async () => {
    const { browser } = await resident(app)
    const name = 'x'.repeat(301)
    const shown = await browser.submit(await browser.open('/account'), '/account/profile', { name, language: '' })
    expect(shown.text).toContain('Use a name of at most 300 characters.')
    expect(shown.html).toContain(`value="${name}"`)
  })

  test('WEB-09 markup in a name stays text', async () => {
    const { browser } = await resident(app)
    const name = '"><img src=x onerror=alert(1)>'
    const shown = await browser.submit(await browser.open('/account'), '/account/profile', { name, language: '' })
    expect(shown.html).not.toContain('<img src=x')
  })
})

describe('sessions', () => {
  test('L7 another one is ended, with the tokens that hang on it', async () => {
    const { browser, email, userId } = await resident(app)
    const other = await signedIn(app, email)
    const page = await browser.open('/account/sessions')
    expect(page.text).toContain('This device')
    const [, id = ''] = /name="end" value="(ses_[^"]+)"/.exec(page.html) ?? []
    const { directory } = app.app
    const client = await directory.stores.clients.find(await addApp(app))
    if (client === null) throw new Error('the client is missing')
    const tokens = await holdsTokens(directory, userId, client, { sessionId: id })
    const shown = await browser.submit(page, '/account/sessions/end')
    expect(shown.text).toContain('Signed out there.')
    expect(shown.text).toContain('You are signed in nowhere else.')
    expect((await other.request('GET', '/account')).status).toBe(303)
    expect(await isTaken(directory, tokens)).toBe(false)
    expect(await eventsOf(app, userId)).toContain('user.session_revoked')
  })

  test('L7 everywhere else at once, and this one goes on', async () => {
    const { browser, email } = await resident(app)
    const others = [await signedIn(app, email), await signedIn(app, email)]
    await browser.submit(await browser.open('/account/sessions'), '/account/sessions/end-others')
    for (const other of others) expect((await other.request('GET', '/account')).status).toBe(303)
    expect((await browser.open('/account')).heading).toBe('Profile')
  })

  test('nobody ends a session of somebody else', async () => {
    const alice = await resident(app)
    const bob = await resident(app)
    await signedIn(app, alice.email)
    const [theirs] = (await app.v1('GET', `/users/${encodeURIComponent(bob.userId)}/sessions`)).body.data
    const page = await alice.browser.open('/account/sessions')
    await alice.browser.send(page, '/account/sessions/end', { end: theirs.id })
    expect((await bob.browser.open('/account')).heading).toBe('Profile')
  })

  test('signing out ends the session and its cookie', async () => {
    const { browser, userId } = await resident(app)
    const secret = browser.cookies.get('rollcall-session')
    const shown = await browser.submit(await browser.open('/account'), '/account/sign-out')
    expect(shown.heading).toBe('You are signed out')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    browser.cookies.set('rollcall-session', secret ?? '')
    expect((await browser.request('GET', '/account')).location).toMatch(/^\/u\/login/)
    expect(await eventsOf(app, userId)).toContain('user.signed_out')
  })
})

describe('connected apps', () => {
  test('L6 are shown with what they may do, and removed with their tokens', async () => {
    const { browser, userId } = await resident(app)
    const { directory } = app.app
    const clientId = await addApp(app, { name: 'Planner', is_first_party: false })
    const client = await directory.stores.clients.find(clientId)
    if (client === null) throw new Error('the client is missing')
    await addConsent(app, userId, clientId)
    const tokens = await holdsTokens(directory, userId, client)
    const page = await browser.open('/account/apps')
    expect(page.text).toContain('Planner')
    expect(page.text).toContain('read:orders at https://orders.example.com')
    const scopes = [{ value: 'read:orders', description: 'See your orders' }]
    const api = { identifier: 'https://orders.example.com', name: 'Orders', scopes }
    expect((await app.api('POST', '/resource-servers', { body: api })).status).toBe(201)
    expect((await browser.open('/account/apps')).text).toContain('See your orders at Orders')
    const stranger = await resident(app)
    const theirs = await stranger.browser.open('/account/apps')
    expect(theirs.text).toContain('There are none.')
    const shown = await browser.submit(page, '/account/apps/revoke')
    expect(shown.text).toContain('There are none.')
    expect(await isTaken(directory, tokens)).toBe(false)
    expect(await eventsOf(app, userId)).toContain('user.consent_revoked')
  })
})

describe('organizations', () => {
  test('are left after one more question', async () => {
    const { browser, userId } = await resident(app)
    const made = await app.api('POST', '/organizations', { body: { name: 'acme-left', display_name: 'Acme' } })
    await app.api('POST', `/organizations/${made.body.id}/members`, { body: { members: [userId] } })
    const page = await browser.open('/account/organizations')
    expect(page.text).toContain('Acme')
    expect(page.html).toContain('<small>Member</small>')
    const asked = await browser.submit(page, '/account/organizations/leave')
    expect(asked.heading).toBe('Leave Acme?')
    const { memberships } = app.app.directory.stores
    expect(await memberships.isMember(made.body.id, userId, new Date())).toBe(true)
    const left = await browser.submit(asked, '/account/organizations/leave')
    expect(left.text).toContain('You belong to none.')
    expect(await memberships.isMember(made.body.id, userId, new Date())).toBe(false)
  })

  test('AUZ-09 are not left by their last administrator, who is told what to do first', async () => {
    const { browser, userId } = await resident(app)
    const { directory } = app.app
    const organizationId = await organizationOf(directory)
    await directory.change((deps) => addMembers(deps, systemActor, organizationId, [userId]))
    const role = await grantingRole(directory, organizationId)
    await directory.change((deps) => assignMemberRoles(deps, systemActor, { organizationId, userId }, [role]))
    const page = await browser.open('/account/organizations')
    const asked = await browser.submit(page, '/account/organizations/leave')
    const refused = await browser.submit(asked, '/account/organizations/leave')
    expect(refused.text).toContain('Make someone else an administrator there first.')
    expect(await directory.stores.memberships.isMember(organizationId, userId, new Date())).toBe(true)
  })
})

describe('activity', () => {
  test('says what happened in words, page by page, and nothing of who else acted', async () => {
    const { browser, userId } = await resident(app)
    const { stores } = app.app.directory
    const operator = { ...systemActor, kind: 'operator', id: 'opr_1', name: 'Olivia Owner', ip: '192.0.2.99' } as const
    for (let count = 0; count < 30; count += 1) {
      await stores.audit.record(operator, 'user.updated', { kind: 'user', id: userId })
    }
    const page = await browser.open('/account/activity')
    expect(page.text).toContain('Profile changed')
    expect(page.text).toContain('by support')
    expect(page.text).not.toContain('Olivia')
    expect(page.text).not.toContain('192.0.2.99')
    const older = /href="(\/account\/activity\?after=[^"]+)"/.exec(page.html)?.[1] ?? ''
    expect((await browser.open(older.replaceAll('&amp;', '&'))).text).toContain('Signed in')
    expect((await browser.open('/account/activity?after=nonsense')).status).toBe(400)
  })

  test('shows sign-ins and changes, and not who of support looked at the account or wrote about it', async () => {
    const { browser, userId } = await resident(app)
    const { stores } = app.app.directory
    const operator = { ...systemActor, kind: 'operator', id: 'opr_1', name: 'Olivia Owner' } as const
    for (const type of ['user.diagnosis_viewed', 'user.note_added', 'console.pii.revealed'] as const) {
      await stores.audit.record(operator, type, { kind: 'user', id: userId })
    }
    const before = (await browser.open('/account/activity')).html.match(/<strong>/g)?.length
    expect((await browser.open('/account/activity')).text).not.toContain('by support')
    await stores.audit.record(operator, 'user.suspended', { kind: 'user', id: userId })
    const after = await browser.open('/account/activity')
    expect(after.html.match(/<strong>/g)?.length).toBe((before ?? 0) + 1)
    expect(after.text).toContain('Account suspended')
    expect(after.text).toContain('by support')
  })

  test('"This wasn’t me" ends every other session, tells security, and leads to a new password', async () => {
    await addOperators(app)
    const { browser, email, userId } = await resident(app)
    const other = await signedIn(app, email)
    const page = await browser.open('/account/activity')
    const shown = await browser.submit(page, '/account/activity/not-me')
    expect(shown).toMatchObject({ address: '/account/security/password', heading: 'Change password' })
    expect(shown.text).toContain('Choose a new password now.')
    expect((await other.request('GET', '/account')).status).toBe(303)
    expect(await eventsOf(app, userId)).toContain('user.activity_disowned')
    const link = `${app.url}console/users/${encodeURIComponent(userId)}/audit`
    for (const to of ['olivia@example.com', 'sam@example.com']) {
      const [letter] = await findMessages({ app: { directory: app.app.console } }, to)
      expect(letter, to).toMatchObject({ kind: 'activity-disowned', values: { link } })
      expect(JSON.stringify(letter)).not.toContain(email)
    }
    expect(await findMessages({ app: { directory: app.app.console } }, 'kim@example.com')).toEqual([])
  })
})

describe('linked accounts', () => {
  async function linkedResident() {
    const [email, other] = [uniqueEmail(), await addPerson(app, uniqueEmail())]
    const userId = await addPerson(app, email)
    await app.app.directory.change((deps) => linkIdentity(deps, systemActor, userId, other))
    return { email, userId, other, browser: await signedIn(app, email) }
  }

  test('a further one is unlinked after a question, the main one never, and the person is told', async () => {
    const { browser, userId, email, other } = await linkedResident()
    await app.api('PATCH', `/users/${encodeURIComponent(userId)}`, { body: { user_metadata: { locale: 'en-GB' } } })
    const page = await browser.open('/account/linked')
    expect(page.html.match(/action="\/account\/linked\/unlink"/g)).toHaveLength(1)
    const question = await browser.submit(page, '/account/linked/unlink')
    expect(question.heading).toBe('Unlink Password account?')
    expect((await app.app.directory.stores.users.find(userId))?.identities).toHaveLength(2)
    const done = await browser.submit(question, '/account/linked/unlink')
    expect(done.text).toContain('Unlinked.')
    const { stores } = app.app.directory
    expect((await stores.users.find(userId))?.identities).toHaveLength(1)
    expect((await stores.users.find(other))?.id).toBe(other)
    expect(await eventsOf(app, userId)).toContain('user.identity_unlinked')
    expect((await findMessages(app, email))[0]).toMatchObject({ kind: 'account-unlinked', locale: 'en-GB' })
    const again = await browser.submit(question, '/account/linked/unlink', { identity: userId })
    expect(again.heading).toBe('Linked accounts')
    expect((await stores.users.find(userId))?.identities).toHaveLength(1)
  })

  test('MFA-08 asks for a fresh proof first', async () => {
    const { browser, userId } = await linkedResident()
    const page = await browser.open('/account/linked')
    app.clock.aheadMs += 11 * 60_000
    expect((await browser.submit(page, '/account/linked/unlink', { confirmed: 'yes' })).address).toMatch(/^\/u\/login/)
    expect((await app.app.directory.stores.users.find(userId))?.identities).toHaveLength(2)
  })
})

describe('one’s data', () => {
  test('L7 comes as a file with everything and no secret', async () => {
    const { browser, userId, email, secret, recoveryCodes } = await guardedResident(app)
    const file = await browser.send(await browser.open('/account/data'), '/account/data/download')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="your-data.json"')
    const data = JSON.parse(file.html)
    expect(data.profile).toMatchObject({ id: userId, email })
    expect(data.sessions).toHaveLength(1)
    expect(data.factors.map(({ type }: { type: string }) => type)).toEqual(['totp', 'recovery-code'])
    expect(data.activity[0]).toMatchObject({ type: 'user.data_downloaded', by: 'you' })
    for (const known of [secret, ...recoveryCodes, '$argon2', browser.cookies.get('rollcall-session') ?? '?']) {
      expect(file.html).not.toContain(known)
    }
    expect((await findMessages(app, email))[0]).toMatchObject({ kind: 'data-downloaded', userId })
  })

  test('the account is deleted after a box was ticked, and is gone', async () => {
    const { browser, userId, email } = await resident(app)
    const asked = await browser.open('/account/data/delete')
    const unticked = await browser.submit(asked, '/account/data/delete')
    expect(unticked.text).toContain('Tick the box to go on.')
    const done = await browser.submit(unticked, '/account/data/delete', { understood: 'yes' })
    expect(done.heading).toBe('Your account is deleted')
    expect(await app.app.directory.stores.users.find(userId)).toBeNull()
    expect(await findMessages(app, email)).toMatchObject([{ kind: 'account-deleted', userId: null }])
    expect((await browser.request('GET', '/account')).location).toMatch(/^\/u\/login/)
    const again = await identified(app, email)
    const refused = await again.browser.submit(again.page, '/u/login/password', { password })
    expect(refused.text).toContain('That didn’t work.')
  })
})

test('linked accounts are listed, the main one first', async () => {
  const { browser, email } = await resident(app)
  const page = await browser.open('/account/linked')
  expect(page.text).toContain('Password account')
  expect(page.text).toContain(email)
})

async function addOperators({ v1 }: TestApp): Promise<void> {
  const people = { olivia: 'owner', sam: 'security', kim: 'support' }
  for (const [name, role] of Object.entries(people)) {
    const body = { email: `${name}@example.com`, password: 'violet harbour lantern 42', role }
    const made = await v1('POST', '/operators', { body })
    if (made.status !== 201) throw new Error(made.text)
  }
}
