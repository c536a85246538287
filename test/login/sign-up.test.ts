import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addApp, addPerson, begin, mailed, password, uniqueEmail, withoutIds } from './people.ts'

let app: TestApp
let clientId: string
beforeAll(async () => {
  app = await startTestApp()
  clientId = await addApp(app)
  await addPerson(app, 'alice@example.com')
})
afterAll(() => app.close())

async function signUp(email: string, more: Readonly<Record<string, string>> = {}) {
  const { browser, page, signIn } = await begin(app, { clientId })
  const form = await browser.open(`/u/signup?state=${signIn.id}`)
  const sent = await browser.send(form, '/u/signup', { email, password, name: 'Grace', ...more })
  return { browser, page, form, sent, shown: await browser.open(sent.location ?? '') }
}

describe('L2 L8 signing up without a script', () => {
  test('a code from the mail proves the address and signs in', async () => {
    const email = uniqueEmail()
    const { browser, form, shown } = await signUp(email)
    expect(form.heading).toBe('Create your Acme Portal account')
    expect(form.text).toContain('Use at least 8 characters.')
    expect(shown.heading).toBe('Check your email to continue')
    const { kind, code } = await mailed(app, email)
    expect(kind).toBe('sign-up-code')
    const done = await browser.send(shown, '/u/signup/confirm', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(done.location).toMatch(/^\/authorize\/resume/)
    const [user] = (await app.api('GET', `/users-by-email?email=${email}`)).body
    expect(user).toMatchObject({ name: 'Grace', email_verified: true })
  })

  test('an app can open the sign-up at once', async () => {
    const { page } = await begin(app, { clientId, request: { opensSignUp: true } })
    expect(page.address).toMatch(/^\/u\/signup\?/)
    expect(page.text).toContain('Already have an account? Sign in')
  })

  test('what was typed stays, but never the password; every fault names its field', async () => {
    const { shown } = await signUp('grace', { password: 'short', name: 'Grace "Amazing" Hopper' })
    expect(shown.html).toContain('value="Grace &quot;Amazing&quot; Hopper"')
    expect(shown.html).toContain('<a href="#email">')
    expect(shown.html).not.toContain('short"')
    const weak = await signUp(uniqueEmail(), { password: 'abc' })
    expect(weak.shown.html).toContain('<a href="#password">')
    expect(weak.shown.text).toContain('It has to follow the rules below.')
    const common = await signUp(uniqueEmail(), { password: '' })
    expect(common.shown.text).toContain('Enter your password.')
  })

  test('a mistyped address is corrected without beginning again', async () => {
    const { browser, shown } = await signUp('mistyped@example.com')
    const back = await browser.submit(shown, '/u/signup/correct')
    expect(back.heading).toBe('Create your Acme Portal account')
    expect(back.html).toContain('value="mistyped@example.com"')
  })

  test('another code comes after half a minute and signs in just the same', async () => {
    const email = uniqueEmail()
    const { browser, shown } = await signUp(email)
    const hasty = await browser.submit(shown, '/u/signup/resend')
    expect(hasty.text).toMatch(/You can ask for another in \d+ seconds/)
    app.clock.aheadMs += 31_000
    const again = await browser.submit(hasty, '/u/signup/resend')
    const { code } = await mailed(app, email)
    expect((await browser.send(again, '/u/login/code', { code })).location).toMatch(/^\/authorize\/resume/)
  })
})

test('AUT-03 a known address is answered like a new one; only the mail differs', async () => {
  const email = uniqueEmail()
  const fresh = await signUp(email)
  const known = await signUp('alice@example.com')
  expect(known.sent.status).toBe(fresh.sent.status)
  expect([...known.sent.headers.keys()]).toEqual([...fresh.sent.headers.keys()])
  expect(withoutIds(known.shown.html, 'alice@example.com')).toBe(withoutIds(fresh.shown.html, email))
  expect((await mailed(app, 'alice@example.com')).kind).toBe('already-registered')
  const [knownWrong, freshWrong] = await Promise.all([
    known.browser.submit(known.shown, '/u/signup/confirm', { code: '123456' }),
    fresh.browser.submit(fresh.shown, '/u/signup/confirm', { code: '1234567' }),
  ])
  expect(withoutIds(knownWrong.html, 'alice@example.com')).toBe(withoutIds(freshWrong.html, email))
})

test('AUT-17 where sign-up is closed there is no way to it, and a form that was open is refused', async () => {
  const { browser, signIn, page } = await begin(app, { clientId })
  expect(page.text).toContain('New here?')
  const form = await browser.open(`/u/signup?state=${signIn.id}`)
  await app.app.directory.stores.settings.change({ isSignUpOpen: false })
  const sent = await browser.send(form, '/u/signup', { email: uniqueEmail(), password })
  const shown = await browser.open(sent.location ?? '')
  expect(shown.text).toContain('Nobody can create an account here. Ask for an invitation.')
  expect(shown.html).not.toContain('name="password"')
  expect((await begin(app, { clientId })).page.text).not.toContain('New here?')
  await app.app.directory.stores.settings.change({ isSignUpOpen: true })
})

describe('what the page asks is a setting', () => {
  const settings = () => app.app.directory.stores.settings
  const fields = { name: 'required', givenName: 'off', familyName: 'optional', phoneNumber: 'optional' } as const
  const terms = 'https://acme.example.com/terms'

  async function signUpWith(typed: Readonly<Record<string, string>>) {
    const { browser, signIn } = await begin(app, { clientId })
    const form = await browser.open(`/u/signup?state=${signIn.id}`)
    const sent = await browser.send(form, '/u/signup', { password, ...typed })
    return { browser, form, sent, shown: await browser.open(sent.location ?? '') }
  }
  const faults = (html: string) => [...html.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field)
  const stored = async (email: string) => (await app.api('GET', `/users-by-email?email=${email}`)).body[0]

  test('fields stand in order, what is required is asked for at its field, and what was not asked for is not kept', async () => {
    await settings().change({ signUpFields: fields, termsUrl: terms, asksToAcceptTerms: true })
    const email = uniqueEmail()
    const { form, shown } = await signUpWith({ email, phoneNumber: 'twelve' })
    const ids = [...form.html.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id)
    expect(ids).toEqual(['email', 'name', 'familyName', 'phoneNumber', 'password', 'acceptsTerms'])
    expect(form.html).toContain(`href="${terms}"`)
    expect(faults(shown.html)).toEqual(['name', 'phoneNumber', 'acceptsTerms'])
    const typed = { email, name: 'Grace', familyName: 'Hopper', givenName: 'Forged', acceptsTerms: 'yes' }
    expect((await signUpWith({ ...typed, phoneNumber: '+44 20 7946-0000' })).shown.heading).toBe(
      'Check your email to continue',
    )
    const user = await stored(email)
    expect(user).toMatchObject({ name: 'Grace', family_name: 'Hopper', phone_number: '+442079460000' })
    expect(user.given_name).toBeUndefined()
    const events = (await app.v1('GET', `/users/${encodeURIComponent(user.user_id)}/events`)).body.data
    expect(JSON.stringify(events)).toContain(terms)
  })

  test('AUT-03 a number that somebody has is answered like a new one, and is left out', async () => {
    await settings().change({ signUpFields: fields, termsUrl: null })
    const [first, second] = [uniqueEmail(), uniqueEmail()]
    const typed = { name: 'Grace', phoneNumber: '+442079460001' }
    const fresh = await signUpWith({ ...typed, email: first })
    const known = await signUpWith({ ...typed, email: second })
    expect(withoutIds(known.shown.html, second)).toBe(withoutIds(fresh.shown.html, first))
    expect((await mailed(app, second)).kind).toBe('sign-up-code')
    expect((await stored(second)).phone_number).toBeUndefined()
  })

  test('who gave a first and a last name alone is called by both', async () => {
    await settings().change({ signUpFields: { ...fields, name: 'off', givenName: 'required' } })
    const email = uniqueEmail()
    await signUpWith({ email, givenName: 'Grace', familyName: 'Hopper' })
    expect(await stored(email)).toMatchObject({ name: 'Grace Hopper', given_name: 'Grace', family_name: 'Hopper' })
  })

  test('addresses of other domains are refused before anybody is looked up, and the page says so before', async () => {
    await settings().change({ signUpFields: { ...fields, name: 'optional' }, signUpDomains: ['acme.test'] })
    const { form, shown } = await signUpWith({ email: 'alice@example.com' })
    expect(form.text).toContain('Use an address at acme.test.')
    const fresh = await signUpWith({ email: 'nobody@example.com' })
    expect(faults(shown.html)).toEqual(['email'])
    expect(withoutIds(shown.html, 'alice@example.com')).toBe(withoutIds(fresh.shown.html, 'nobody@example.com'))
    expect((await signUpWith({ email: 'Carol@ACME.test' })).shown.heading).toBe('Check your email to continue')
    await settings().change({ signUpDomains: [], signUpFields: { ...fields, name: 'optional' } })
  })

  test('a database that takes usernames asks for one, and says when it is taken', async () => {
    const options = { requires_username: true }
    const { data } = (await app.v1('GET', '/connections')).body
    const id = data.find(({ name }: { name: string }) => name === 'Username-Password-Authentication').id
    const before = (await app.api('GET', `/connections/${id}`)).body.options
    await app.api('PATCH', `/connections/${id}`, { body: { options: { ...before, ...options } } })
    const email = uniqueEmail()
    expect(faults((await signUpWith({ email })).shown.html)).toEqual(['username'])
    expect(faults((await signUpWith({ email, username: 'a b' })).shown.html)).toEqual(['username'])
    expect((await signUpWith({ email, username: 'Hopper' })).shown.heading).toBe('Check your email to continue')
    expect(await stored(email)).toMatchObject({ username: 'hopper' })
    const taken = await signUpWith({ email: uniqueEmail(), username: 'hopper' })
    expect(taken.shown.text).toContain('This username is taken. Choose another.')
    await app.api('PATCH', `/connections/${id}`, { body: { options: before } })
  })
})
