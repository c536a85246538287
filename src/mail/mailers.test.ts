import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../test/support/mail-server.ts'
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
