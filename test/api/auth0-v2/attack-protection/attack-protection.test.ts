import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { defaultProtection } from '../../../../src/applications/attack-protection.ts'
import { addPerson, identified, password, uniqueEmail } from '../../../login/people.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterEach(async () => {
  const { settings, attempts } = app.app.directory.stores
  await settings.change(defaultProtection)
  await attempts.removeEnded(new Date(Date.UTC(2100)))
})
afterAll(() => app.close())

const get = async (name: string) => (await app.api('GET', `/attack-protection/${name}`)).body
const patch = (name: string, body: unknown) => app.api('PATCH', `/attack-protection/${name}`, { body })

const bruteForce = {
  enabled: true,
  shields: ['block', 'user_notification'],
  mode: 'count_per_identifier_and_ip',
  allowlist: [],
  max_attempts: 10,
}
const throttling = {
  enabled: true,
  shields: ['block'],
  allowlist: [],
  stage: {
    'pre-login': { max_attempts: 100, rate: 864_000 },
    'pre-user-registration': { max_attempts: 50, rate: 1_200 },
  },
}

/** Whether the right password opens the account after so many wrong ones. */
async function opensAfter(wrongOnes: number): Promise<{ readonly isOpen: boolean; readonly email: string }> {
  const email = uniqueEmail()
  await addPerson(app, email)
  const { browser, page } = await identified(app, email)
  let shown = page
  for (let count = 0; count < wrongOnes; count += 1) {
    shown = await browser.submit(shown, '/u/login/password', { password: 'not the one' })
  }
  const { location } = await browser.send(shown, '/u/login/password', { password })
  return { isOpen: location === '/account', email }
}

describe('brute-force protection', () => {
  test('200 is read with the defaults, and a part of it is changed at a time', async () => {
    expect(await get('brute-force-protection')).toEqual(bruteForce)
    const changed = { ...bruteForce, max_attempts: 3, allowlist: ['203.0.113.0/24', '2001:db8::1'] }
    const { max_attempts, allowlist } = changed
    expect((await patch('brute-force-protection', { max_attempts, allowlist })).body).toEqual(changed)
    const mode = { mode: 'count_per_identifier', shields: ['user_notification'], enabled: false }
    await patch('brute-force-protection', mode)
    expect(await get('brute-force-protection')).toEqual({ ...changed, ...mode })
  })

  test('max_attempts is obeyed at the very next sign-in, and the owner is written to', async () => {
    expect((await opensAfter(3)).isOpen).toBe(true)
    await patch('brute-force-protection', { max_attempts: 3 })
    const { isOpen, email } = await opensAfter(3)
    expect(isOpen).toBe(false)
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('account-locked')
    const { body } = await app.api('GET', `/user-blocks?identifier=${encodeURIComponent(email)}`)
    expect(body.blocked_for).toHaveLength(1)
  })

  test('without user_notification nobody is written to', async () => {
    await patch('brute-force-protection', { max_attempts: 3, shields: ['block'] })
    const { isOpen, email } = await opensAfter(3)
    expect(isOpen).toBe(false)
    expect((await findMessages(app, email)).map(({ kind }) => kind)).not.toContain('account-locked')
  })

  test.each([
    ['switched off', { enabled: false }],
    ['without the shield that blocks', { shields: ['user_notification'] }],
    ['with the network trusted', { allowlist: ['127.0.0.0/8', '::1'] }],
  ])('%s it lets more wrong passwords pass than max_attempts', async (_how, change) => {
    await patch('brute-force-protection', { ...change, max_attempts: 3 })
    expect((await opensAfter(5)).isOpen).toBe(true)
  })

  test('P8 switched off it still lets no fifty wrong passwords pass', async () => {
    await patch('brute-force-protection', { enabled: false })
    expect((await opensAfter(50)).isOpen).toBe(false)
  })

  test('400 what cannot be counted by is refused, and names the field', async () => {
    for (const [body, field] of [
      [{ max_attempts: 0 }, 'max_attempts'],
      [{ max_attempts: 101 }, 'max_attempts'],
      [{ shields: ['sword'] }, 'shields'],
      [{ allowlist: ['example.com'] }, 'allowlist'],
      [{ allowlist: ['203.0.113.0/33'] }, 'allowlist'],
    ] as const) {
      const { status, body: fault } = await patch('brute-force-protection', body)
      expect([status, fault.errorCode]).toEqual([400, 'invalid_body'])
      expect(fault.message).toContain(field)
    }
    expect(await get('brute-force-protection')).toEqual(bruteForce)
  })
})

describe('suspicious IP throttling', () => {
  test('200 is read with the defaults, and a stage is changed by itself', async () => {
    expect(await get('suspicious-ip-throttling')).toEqual(throttling)
    const stage = { 'pre-login': { max_attempts: 7 } }
    const { body } = await patch('suspicious-ip-throttling', { stage })
    expect(body.stage).toEqual({ ...throttling.stage, 'pre-login': { max_attempts: 7, rate: 864_000 } })
    const exchange = { 'pre-custom-token-exchange': { max_attempts: 10, rate: 600_000 } }
    await patch('suspicious-ip-throttling', { enabled: false, stage: exchange })
    expect(await get('suspicious-ip-throttling')).toEqual({
      ...throttling,
      enabled: false,
      stage: { ...body.stage, ...exchange },
    })
  })

  test('max_attempts of sign-ups is obeyed at the next one', async () => {
    const { client_id } = (await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })).body
    const signUp = async () => {
      const body = { client_id, connection: 'Username-Password-Authentication', email: uniqueEmail(), password }
      return (await app.anonymous('POST', 'dbconnections/signup', { body })).status
    }
    expect(await signUp()).toBe(200)
    await patch('suspicious-ip-throttling', {
      stage: { 'pre-user-registration': { max_attempts: 1, rate: 3_600_000 } },
    })
    expect([await signUp(), await signUp()]).toContain(429)
    await patch('suspicious-ip-throttling', { allowlist: ['127.0.0.0/8', '::1'] })
    expect(await signUp()).toBe(200)
  })
})

describe('protections that are kept', () => {
  test('200 come back as they were set, each part by itself', async () => {
    expect(await get('breached-password-detection')).toMatchObject({ enabled: false, method: 'standard' })
    const shields = { 'pre-user-registration': { shields: ['block'] } }
    const { body } = await patch('breached-password-detection', { enabled: true, stage: shields })
    expect(body).toMatchObject({ enabled: true, stage: { ...shields, 'pre-change-password': { shields: [] } } })
    expect(await get('breached-password-detection')).toEqual(body)
    await patch('bot-detection', { bot_detection_level: 'high' })
    expect(await get('bot-detection')).toMatchObject({ bot_detection_level: 'high', monitoring_mode_enabled: false })
    await patch('phone-provider-protection', { type: 'exponential' })
    expect(await get('phone-provider-protection')).toEqual({ type: 'exponential' })
  })

  test('CFG-02 the secret of a captcha is sealed and never shown', async () => {
    expect(await get('captcha')).toEqual({})
    const hcaptcha = { site_key: 'site', secret: 'canary' }
    const { body } = await patch('captcha', { active_provider_id: 'hcaptcha', hcaptcha })
    expect(body).toEqual({ active_provider_id: 'hcaptcha', hcaptcha: { site_key: 'site' } })
    expect(await get('captcha')).toEqual(body)
    const kept = await app.app.directory.stores.vendorDocuments.list('attack-protection')
    expect(JSON.stringify(kept)).not.toContain('canary')
  })
})

test('403 protections are read and changed with scopes of their own', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  for (const name of ['brute-force-protection', 'suspicious-ip-throttling', 'bot-detection']) {
    const path = `/attack-protection/${name}`
    expect((await limited('GET', path)).body.message).toContain('read:attack_protection')
    expect((await limited('PATCH', path, { body: {} })).body.message).toContain('update:attack_protection')
  }
})
