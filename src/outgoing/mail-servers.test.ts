import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createOutgoing } from './dispatcher.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listening(): Promise<{ readonly port: number; readonly calls: () => number }> {
  let calls = 0
  const server = createServer((socket) => {
    calls += 1
    socket.on('error', () => undefined)
    socket.end('220 mail.example.com\r\n')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, calls: () => calls }
}

const strict = createOutgoing({ allow: [] })

test.each([
  '127.0.0.1',
  '127.1',
  '0x7f000001',
  '2130706433',
  '10.0.0.5',
  '169.254.169.254',
  '::1',
  '::ffff:127.0.0.1',
  'fd00::1',
  'localhost',
  'LOCALHOST',
  'db.localhost',
])('OUT-01 the mail server %s is refused when it is set and when mail goes there', async (host) => {
  expect(strict.mailObjection(host, 25)).toMatchObject({
    about: 'host',
    message: expect.stringContaining('not a public'),
  })
  await expect(strict.connectMail(host, 25)).rejects.toMatchObject({ reason: 'refused' })
})

test('OUT-01 a mail server is called on the ports of mail alone', async () => {
  for (const port of [25, 465, 587, 2525]) expect(strict.mailObjection('mail.example.com', port)).toBeNull()
  for (const port of [22, 443, 5432, 6379]) {
    expect(strict.mailObjection('mail.example.com', port)).toMatchObject({ about: 'port' })
    await expect(strict.connectMail('mail.example.com', port)).rejects.toMatchObject({ reason: 'refused' })
  }
})

test('OUT-01 the name of a mail server is judged by every address it has', async () => {
  const resolve = async () => [
    { address: '93.184.215.14', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]
  await expect(createOutgoing({ allow: [], resolve }).connectMail('mail.example.com', 25)).rejects.toMatchObject({
    reason: 'refused',
    message: expect.stringContaining('mail.example.com is not a public address'),
  })
})

test('OUT-01 mail goes to the address that was checked, on any port of a host that the operator allows', async () => {
  const { port, calls } = await listening()
  const answers = ['127.0.0.1', '127.0.0.9']
  const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }]
  const some = createOutgoing({ allow: ['mail.internal'], resolve })
  expect(some.mailObjection('mail.internal', port)).toBeNull()
  const socket = await some.connectMail('mail.internal', port)
  expect(socket.remoteAddress).toBe('127.0.0.1')
  socket.destroy()
  expect(answers).toEqual(['127.0.0.9'])
  expect(calls()).toBe(1)
})

test('a mail server that is down or does not answer says so', async () => {
  const { port } = await listening()
  servers.pop()?.close()
  const some = createOutgoing({ allow: ['127.0.0.1'] })
  await expect(some.connectMail('127.0.0.1', port)).rejects.toMatchObject({
    reason: 'unreachable',
    message: `127.0.0.1:${port} could not be reached (ECONNREFUSED)`,
  })
  const limits = { totalMs: 50, answerBytes: 1, headerBytes: 1 }
  const silent = createOutgoing({ allow: [], limits, resolve: () => new Promise(() => undefined) })
  await expect(silent.connectMail('mail.example.com', 25)).rejects.toMatchObject({
    message: 'mail.example.com:25 could not be reached within 0.05 seconds',
  })
})
