import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../test/support/free-port.ts'
import { type MailServer, mailServer } from '../../test/support/mail-server.ts'
import { trustedCertificate } from '../../test/support/test-certificate.ts'
import { createOutgoing } from '../outgoing/dispatcher.ts'
import { createMailers } from './mailers.ts'

const from = { name: 'Acme', address: 'no-reply@example.com' }
const mail = { id: 'msg_1', to: 'bob@example.com', subject: 'Hello', text: 'Hello\n', html: '<p>Hello</p>' }
let server: MailServer

beforeEach(async () => {
  server = await mailServer()
  await server.start()
})
afterEach(() => server.stop())

const own = (host: string, user: string | null = null) => ({
  host,
  port: Number(new URL(server.url).port),
  user,
  password: user,
  from: null,
})

async function handed(allow: readonly string[], to: ReturnType<typeof own> | null) {
  const mailers = createMailers({ url: server.url, from, outgoing: createOutgoing({ allow, resolve }) })
  try {
    return await mailers.through(to)?.send(mail)
  } finally {
    mailers.close()
  }
}

/** Everything leads to this machine. */
const resolve = async () => [{ address: '127.0.0.1', family: 4 }]

test('OUT-01 the mail server of an application is reached only where its operator allows it', async () => {
  for (const host of ['127.0.0.1', 'localhost', 'mail.internal']) {
    expect(await handed([], own(host))).toEqual({
      outcome: 'failed',
      fault: expect.stringMatching(/is not a public address|Port \d+ is not called/),
    })
  }
  expect(server.received).toEqual([])
  expect(await handed(['mail.internal'], own('mail.internal'))).toEqual({ outcome: 'taken' })
  expect(server.received).toHaveLength(1)
})

test('OUT-01 TLS asks for the name that was set, not for the address that was checked', async () => {
  const { tls } = await trustedCertificate()
  const users: string[] = []
  const secure = new SMTPServer({
    key: tls.key,
    cert: tls.cert,
    onAuth: ({ username = '' }, _session, answer) => {
      users.push(username)
      answer(null, { user: username })
    },
  })
  secure.on('error', () => undefined)
  const port = await freePort()
  await new Promise<void>((done) => secure.listen(port, '127.0.0.1', done))
  try {
    const allow = ['localhost', 'mail.internal']
    expect(await handed(allow, { ...own('localhost', 'alice'), port })).toEqual({ outcome: 'taken' })
    expect(await handed(allow, { ...own('mail.internal', 'bob'), port })).toEqual({
      outcome: 'failed',
      fault: expect.stringContaining('mail.internal'),
    })
    expect(users).toEqual(['alice'])
  } finally {
    await new Promise<void>((done) => secure.close(done))
  }
})

test('the mail server of the settings is whatever the operator says', async () => {
  expect(await handed([], null)).toEqual({ outcome: 'taken' })
})

test('a password goes to the mail server of an application only encrypted, wherever its name leads', async () => {
  // What the server says to STARTTLS; without it the mail would be taken.
  expect(await handed(['mail.internal'], own('mail.internal', 'acme'))).toEqual({
    outcome: 'failed',
    fault: '500 Error: command not recognized',
  })
  expect(server.received).toEqual([])
})
