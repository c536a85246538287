import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkTotp } from '../../../../src/authentication-methods/totp.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { imported, refusals, userByEmail } from './jobs-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const methodsOf = async (email: string) => {
  const { user_id } = await userByEmail(app, email)
  return (await app.api('GET', `/users/${encodeURIComponent(user_id)}/authentication-methods`)).body
}

test('people come with their factors, and the code of their app is right here too', async () => {
  const factors = [
    { totp: { secret } },
    { phone: { value: '+44207183875044' } },
    { email: { value: 'Spare@Example.com' } },
  ]
  const { body } = await imported(app, [
    { email: 'alice@example.com', mfa_factors: factors },
    { email: 'bob@example.com' },
  ])
  expect(body.summary).toMatchObject({ inserted: 2, failed: 0 })
  const methods = await methodsOf('alice@example.com')
  const kept = methods.map(({ type, confirmed }: { type: string; confirmed: boolean }) => [type, confirmed])
  expect(kept.toSorted()).toEqual([
    ['email', true],
    ['phone', true],
    ['totp', true],
  ])
  expect(await methodsOf('bob@example.com')).toEqual([])
  const { directory } = app.app
  const deps = { ...directory.stores, sealer: directory.sealer, clock: directory.clock }
  const { user_id } = await userByEmail(app, 'alice@example.com')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: directory.clock.now().getTime() })
  expect(await checkTotp(deps, user_id, code)).toMatch(/^totp\|/)
  expect((await directory.stores.authenticationMethods.factorsOf(user_id)).factors.email).toBe('spare@example.com')
})

test('an upsert changes no factors of somebody who is there', async () => {
  await imported(app, [{ email: 'carol@example.com' }])
  const again = [{ email: 'carol@example.com', name: 'Carol', mfa_factors: [{ totp: { secret } }] }]
  expect((await imported(app, again, { upsert: 'true' })).body.summary).toMatchObject({ updated: 1 })
  expect(await methodsOf('carol@example.com')).toEqual([])
})

test('a factor that cannot be kept refuses the record, and the report does not show it', async () => {
  const faulty = [
    [],
    Array.from({ length: 11 }, (_, n) => ({ email: { value: `spare${n}@example.com` } })),
    [{}],
    [{ totp: { secret }, email: { value: 'spare@example.com' } }],
    [{ totp: { value: secret } }],
    [{ totp: { secret, digits: 8 } }],
    [{ totp: { secret: 'JBSWY3DP' } }],
    [{ phone: { value: '020 7183' } }],
    [{ email: { value: 'no address' } }],
    [{ push: { value: 'x' } }],
    [{ totp: { secret } }, { totp: { secret: 'GEZDGNBVGY3TQOJQ' } }],
    [{ email: { value: 'a@example.com' } }, { email: { value: 'A@example.com' } }],
  ]
  const { body } = await imported(
    app,
    faulty.map((mfa_factors, n) => ({ email: `dan${n}@example.com`, mfa_factors })),
  )
  expect(body.summary).toMatchObject({ inserted: 0, failed: faulty.length })
  const report = await refusals(app, body.id)
  const codes = report.map(({ errors }) => (errors[0] as { code?: string }).code)
  const failed = Array.from({ length: faulty.length - 2 }, () => 'MFA_FACTORS_FAILED')
  expect(codes).toEqual(['ARRAY_LENGTH_SHORT', 'ARRAY_LENGTH_LONG', ...failed])
  const text = JSON.stringify(report)
  for (const shown of [secret, 'JBSWY3DP', '020 7183', 'no address', 'spare']) expect(text).not.toContain(shown)
})
