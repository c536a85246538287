import { expect, test } from 'vitest'
import { createServer } from './server.ts'
import { strictTransport } from './strict-transport.ts'

test.each([
  ['https://id.example.com/', 'max-age=31536000'],
  ['http://id.example.com/', null],
  ['https://localhost:3000/', null],
  ['https://rollcall.localhost/', null],
])('WEB-04 browsers that were at %s are told %s', (publicUrl, expected) => {
  expect(strictTransport(publicUrl)).toBe(expected)
})

test('WEB-04 every answer says so, of a route that is not there too, and none what serves it', async () => {
  const server = await createServer({
    logger: false,
    tls: null,
    trustedProxies: null,
    publicUrl: 'https://id.example.com/',
    sendFault: (_fault, _request, reply) => void reply.code(400).send(),
  })
  server.get('/page', async () => 'page')
  for (const path of ['/page', '/nothing']) {
    const { headers } = await server.inject(path)
    expect([path, headers['strict-transport-security']]).toEqual([path, 'max-age=31536000'])
    expect([headers.server, headers['x-powered-by']]).toEqual([undefined, undefined])
  }
  await server.close()
})
