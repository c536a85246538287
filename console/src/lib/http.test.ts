import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call } from './http.ts'
import { keepStepUpHost, withStepUp } from './step-up.ts'

interface Sent {
  readonly path: string
  readonly reason: string | undefined
}

let sent: Sent[] = []
let answer: (path: string) => Promise<Response>
beforeEach(() => {
  sent = []
  answer = async () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', (path: string, { headers }: { headers: Record<string, string> }) => {
    sent.push({ path, reason: headers['x-reason'] })
    return answer(path)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  keepStepUpHost(null)
})

test('the reason of an act goes with the calls of that act, and with no other that runs beside it', async () => {
  const answered = Promise.withResolvers<Response>()
  answer = (path) =>
    path.endsWith('/suspend') ? answered.promise : Promise.resolve(new Response(null, { status: 204 }))
  const suspending = call('POST', '/users/alice/suspend', { body: {}, reason: 'Fraud: größer' })
  await call('PATCH', '/views/mine', { body: {} })
  await call('POST', '/users/bob/activate', { body: {}, reason: '' })
  answered.resolve(new Response(null, { status: 204 }))
  await suspending
  expect(sent).toEqual([
    { path: '/api/v1/users/alice/suspend', reason: 'Fraud%3A%20gr%C3%B6%C3%9Fer' },
    { path: '/api/v1/views/mine', reason: undefined },
    { path: '/api/v1/users/bob/activate', reason: undefined },
  ])
})

test('a reason that is asked for afterwards goes with the act it was asked for', async () => {
  const problem = { code: 'step_up_required', methods: ['totp'], asksReason: true }
  const refused = () =>
    new Response(JSON.stringify(problem), { status: 403, headers: { 'content-type': 'application/problem+json' } })
  answer = async () => (sent.length === 1 ? refused() : new Response(null, { status: 204 }))
  keepStepUpHost(({ act, asksReason }) => {
    expect(asksReason).toBe(true)
    void Promise.all([act('Policy violation'), call('POST', '/events/seen', {})])
  })
  await withStepUp((reason) => call('PATCH', '/settings', { body: { mfaPolicy: 'off' }, reason }))
  expect(sent).toEqual([
    { path: '/api/v1/settings', reason: undefined },
    { path: '/api/v1/settings', reason: 'Policy%20violation' },
    { path: '/api/v1/events/seen', reason: undefined },
  ])
})

test('an act that was raised asks why where nothing but the reason is missing, and nobody has to prove anything', async () => {
  const problem = { code: 'invalid_input', errors: { 'X-Reason': ['Say why.'] } }
  const refused = () =>
    new Response(JSON.stringify(problem), { status: 400, headers: { 'content-type': 'application/problem+json' } })
  answer = async () => (sent.length === 1 ? refused() : new Response(null, { status: 204 }))
  keepStepUpHost(({ act, asksReason, methods }) => {
    expect({ asksReason, methods }).toEqual({ asksReason: true, methods: [] })
    void act('User request')
  })
  await withStepUp((reason) => call('POST', '/users/alice/unlock', { reason }))
  expect(sent.map(({ reason }) => reason)).toEqual([undefined, 'User%20request'])
})
