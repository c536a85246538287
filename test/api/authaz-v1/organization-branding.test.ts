import { afterAll, beforeAll, expect, test } from 'vitest'
import { addApp, addPerson, begin, identified } from '../../login/people.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { at, boundKey, byCookie, fine, member, type Organization, organization } from './organization-callers.ts'

const logoUrl = 'https://cdn.example.com/acme.svg'

let app: TestApp
let acme: Organization
let globex: Organization
let clientId: string
beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
  globex = await organization(app, 'globex')
  // Whoever types an address of the organization's domain signs in to it.
  const body = { domain: 'acme.example.com', status: 'verified' }
  fine(await app.api('POST', `/organizations/${acme.id}/discovery-domains`, { body }), 201)
  await addPerson(app, 'alice@acme.example.com')
  clientId = await addApp(app, {
    organization_usage: 'require',
    organization_require_behavior: 'pre_login_prompt',
    organization_discovery_methods: ['email'],
  })
})
afterAll(() => app.close())

const branding = ({ id }: Organization) => at('organizations', id, 'branding')
const change = (body: unknown) => app.v1('PATCH', branding(acme), { body })
const shown = async () => (await identified(app, 'alice@acme.example.com', { clientId })).page.html

test('an organization shows what the application shows, until it is given a logo and a colour of its own', async () => {
  await app.v1('PATCH', '/settings', { body: { accentColor: '#112233' } })
  expect(fine(await app.v1('GET', branding(acme)), 200)).toEqual({
    logoUrl: null,
    accentColor: null,
    ofApplication: { displayName: 'Rollcall', logoUrl: null, accentColor: '#112233', supportEmail: null },
  })
  expect(await shown()).toContain('/theme/112233-6.css')
  expect(fine(await change({ logoUrl, accentColor: '#654321' }), 200)).toMatchObject({
    logoUrl,
    accentColor: '#654321',
  })
  const page = await shown()
  expect(page).toContain('/theme/654321-6.css')
  expect(page).toContain(`<img src="${logoUrl}"`)
  const { page: before } = await begin(app, { clientId })
  expect(before.html).toContain('/theme/112233-6.css')
})

test('the policy of the page lets in the logo that it shows, and no other origin', async () => {
  await change({ logoUrl })
  const { headers } = (await identified(app, 'alice@acme.example.com', { clientId })).page
  expect(headers.get('content-security-policy')).toContain("img-src 'self' data: https://cdn.example.com;")
})

test('what the other API keeps beside them stays, and null brings back the application’s own', async () => {
  const path = `/organizations/${acme.id}`
  await app.api('PATCH', path, {
    body: { branding: { logo_url: logoUrl, colors: { primary: '#123123', page_background: '#eeeeee' } } },
  })
  expect(fine(await app.v1('GET', branding(acme)), 200)).toMatchObject({ logoUrl, accentColor: '#123123' })
  fine(await change({ accentColor: null }), 200)
  expect((await app.api('GET', path)).body.branding).toEqual({
    logo_url: logoUrl,
    colors: { page_background: '#eeeeee' },
  })
  const { data } = (await app.v1('GET', '/audit/events?pageSize=1')).body
  expect(data).toMatchObject([{ type: 'organization.updated', subject: { id: acme.id } }])
})

test.each([
  [{ logoUrl: 'http://cdn.example.com/acme.svg' }, 'logoUrl'],
  [{ logoUrl: 'javascript:alert(1)' }, 'logoUrl'],
  [{ accentColor: '#ffee00' }, 'accentColor'],
  [{ accentColor: 'red' }, 'accentColor'],
])('%j is refused, and the answer names the field', async (body, field) => {
  const refused = await change(body)
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, [field]])
})

test('what the other API took and pages cannot show is not shown', async () => {
  const body = { branding: { logo_url: 'javascript:alert(1)', colors: { primary: '#ffffff' } } }
  await app.api('PATCH', `/organizations/${acme.id}`, { body })
  expect(fine(await app.v1('GET', branding(acme)), 200)).toMatchObject({ logoUrl: null, accentColor: null })
  expect(await shown()).not.toContain('javascript:alert')
})

test('repeating leaves no second event', async () => {
  fine(await change({ logoUrl: null, accentColor: '#222222' }), 200)
  const newest = async () => (await app.v1('GET', '/audit/events?pageSize=1')).body.data[0].id
  const before = await newest()
  fine(await change({ accentColor: '#222222' }), 200)
  expect(await newest()).toBe(before)
})

test('who acts for one organization changes its look, and that of no other', async () => {
  const olga = await member(app, acme, 'olga', true)
  for (const ours of [await boundKey(app, acme), await byCookie(app, olga, acme)]) {
    fine(await ours('PATCH', branding(acme), { body: { accentColor: '#333333' } }), 200)
    expect((await ours('PATCH', branding(globex), { body: { accentColor: '#333333' } })).status).toBe(404)
    expect((await ours('GET', branding(globex))).status).toBe(404)
  }
  const reader = await boundKey(app, acme, ['read:users'])
  expect((await reader('PATCH', branding(acme), { body: { accentColor: '#333333' } })).status).toBe(403)
})
