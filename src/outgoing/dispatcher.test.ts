import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createOutgoing } from './dispatcher.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}

const outgoing = createOutgoing({ allow: ['localhost'] })
const impatient = createOutgoing({
  allow: ['localhost'],
  limits: { totalMs: 300, answerBytes: 64 * 1024, headerBytes: 16 * 1024 },
})

const specialTargets = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:8.8.8.8]/',
  'https://[64:ff9b::a00:1]/',
  'https://[2002:a00:1::]/',
  'https://169.254.169.254/latest/meta-data',
  'https://[fe80::1]/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://[fd00::1]/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
]

test.each(specialTargets)('OUT-01 %s is refused when it is saved and when it is called', async (url) => {
  const strict = createOutgoing({ allow: [] })
  expect(strict.objection(url)).toContain('not a public address')
  await expect(strict.request({ method: 'GET', url })).rejects.toMatchObject({ reason: 'refused' })
})

test.each([
  'file:///etc/passwd',
  'gopher://example.com/',
  'javascript:alert(1)',
  'http://example.com/',
  'https://alice:secret@example.com/',
  'https://example.com:22/',
  'https://example.com:25/',
  'https://example.com:5432/',
  'no address at all',
])('OUT-01 %s is refused when it is saved and when it is called', async (url) => {
  const strict = createOutgoing({ allow: [] })
  expect(strict.objection(url)).not.toBeNull()
  await expect(strict.request({ method: 'GET', url })).rejects.toMatchObject({ reason: 'refused' })
})

test.each(['https://localhost/', 'https://localhost./', 'https://db.localhost/'])('OUT-01 %s is refused', (url) => {
  expect(createOutgoing({ allow: [] }).objection(url)).toContain('not a public address')
})

test('OUT-01 a name is judged by every address it has', async () => {
  const resolve = async () => [
    { address: '93.184.215.14', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]
  const strict = createOutgoing({ allow: [], resolve })
  await expect(strict.request({ method: 'GET', url: 'https://idp.example.com/' })).rejects.toMatchObject({
    reason: 'refused',
    message: expect.stringContaining('idp.example.com is not a public address'),
  })
})

test('OUT-01 the connection goes to the address that was checked, however often the name changes', async () => {
  const url = new URL(await serve((_request, reply) => reply.end('the checked one')))
  const answers = ['127.0.0.1', '127.0.0.9']
  const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }]
  const some = createOutgoing({ allow: ['idp.example.com'], resolve })
  const answer = await some.request({ method: 'GET', url: `http://idp.example.com:${url.port}/` })
  expect(answer.body).toBe('the checked one')
  expect(answers).toEqual(['127.0.0.9'])
})

test('OUT-01 a public address on a web port has nothing against it', () => {
  const strict = createOutgoing({ allow: [] })
  for (const url of ['https://idp.example.com/', 'https://8.8.8.8:8443/', 'https://[2606:4700::1]/']) {
    expect(strict.objection(url)).toBeNull()
  }
})

test('what the operator allows may be internal, plain and on any port, and nothing beside it', () => {
  const some = createOutgoing({ allow: ['idp.internal', '10.1.0.0/16', 'fd00::/8'] })
  for (const url of ['http://idp.internal:8080/', 'http://10.1.2.3/', 'https://[fd00::7]:9000/']) {
    expect(some.objection(url)).toBeNull()
  }
  for (const url of ['http://other.internal/', 'https://10.2.0.1/', 'https://[::1]/']) {
    expect(some.objection(url)).not.toBeNull()
  }
})

test('a call sends its body and answers status, headers and text', async () => {
  const url = await serve((request, reply) => {
    let sent = ''
    request.on('data', (chunk) => {
      sent += chunk
    })
    request.on('end', () => {
      reply.writeHead(418, { 'X-Sent': sent, 'X-Type': request.headers['content-type'] }).end('grüße')
    })
  })
  const headers = { 'content-type': 'text/plain' }
  const answer = await outgoing.request({ method: 'POST', url, headers, body: 'hello' })
  expect(answer).toMatchObject({ status: 418, body: 'grüße' })
  expect(answer.headers).toMatchObject({ 'x-sent': 'hello', 'x-type': 'text/plain' })
})

test.each([302, 307])('OUT-03 a redirect with %i is answered, not followed', async (status) => {
  let calls = 0
  const url = await serve((_request, reply) => {
    calls += 1
    reply.writeHead(status, { location: 'file:///etc/passwd' }).end()
  })
  expect((await outgoing.request({ method: 'GET', url })).status).toBe(status)
  expect(calls).toBe(1)
})

test('OUT-03 an answer that never ends is cut off', async () => {
  const url = await serve((_request, reply) => {
    const write = () => {
      while (!reply.destroyed && reply.write('x'.repeat(16_384)));
      if (!reply.destroyed) reply.once('drain', write)
    }
    write()
  })
  await expect(outgoing.request({ method: 'GET', url })).rejects.toMatchObject({ reason: 'too-large' })
})

test('OUT-03 an answer of a byte now and then is not waited for', async () => {
  const url = await serve((_request, reply) => {
    const timer = setInterval(() => reply.write('x'), 50)
    reply.on('close', () => clearInterval(timer))
  })
  await expect(impatient.request({ method: 'GET', url })).rejects.toMatchObject({ reason: 'too-slow' })
})

test('OUT-03 somebody who takes the call and says nothing is not waited for', async () => {
  const url = await serve(() => undefined)
  await expect(impatient.request({ method: 'GET', url })).rejects.toMatchObject({ reason: 'too-slow' })
})

test('OUT-03 headers without measure are refused', async () => {
  const url = await serve((_request, reply) => reply.writeHead(200, { 'x-much': 'x'.repeat(100_000) }).end('ok'))
  await expect(outgoing.request({ method: 'GET', url })).rejects.toMatchObject({ reason: 'unreachable' })
})

test('OUT-03 a packed answer stays packed', async () => {
  const packed = Buffer.from('1f8b0800000000000003', 'hex')
  const url = await serve((request, reply) => {
    expect(request.headers['accept-encoding']).toBe('identity')
    reply.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
  })
  expect((await outgoing.request({ method: 'GET', url })).body.length).toBeLessThanOrEqual(packed.length)
})

test('nobody listening is said without the words of the system', async () => {
  const url = await serve((_request, reply) => reply.end())
  const [server] = servers.splice(0)
  await new Promise((resolve) => server?.close(resolve))
  await expect(outgoing.request({ method: 'GET', url })).rejects.toMatchObject({
    reason: 'unreachable',
    message: `${new URL(url).host} could not be reached`,
  })
})
