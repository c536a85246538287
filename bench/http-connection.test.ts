import { type AddressInfo, createServer } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { HttpConnection, readAnswer, requestBytes } from './http-connection.ts'

const text = (answer: ReturnType<typeof readAnswer>) => answer && [answer.status, answer.body.toString()]

describe('reading an answer', () => {
  it('ends a body where its length says, and not before all of it is there', () => {
    const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nalice'
    for (let cut = 0; cut < whole.length; cut += 1) expect(readAnswer(Buffer.from(whole.slice(0, cut)))).toBeNull()
    expect(text(readAnswer(Buffer.from(whole)))).toEqual([200, 'alice'])
  })

  it('puts chunks together, and waits for the last one', () => {
    const whole = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nalice\r\nb\r\n and\r\n bob!\r\n0\r\n\r\n'
    for (let cut = 0; cut < whole.length; cut += 1) expect(readAnswer(Buffer.from(whole.slice(0, cut)))).toBeNull()
    expect(text(readAnswer(Buffer.from(whole)))).toEqual([200, 'alice and\r\n bob!'])
  })

  it('takes an answer without a body for whole', () => {
    expect(text(readAnswer(Buffer.from('HTTP/1.1 204 No Content\r\n\r\n')))).toEqual([204, ''])
  })
})

describe('a connection', () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      if (bytes.toString().startsWith('GET /gone')) return socket.destroy()
      const body = bytes.toString().split('\r\n')[0]!
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 3)}`)
      setTimeout(() => socket.write(body.slice(3)), 5)
    })
  })
  afterAll(() => void server.close())

  it('answers each question in turn, and says so when the server hangs up', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const connection = await HttpConnection.open((server.address() as AddressInfo).port)
    for (const path of ['/alice', '/bob']) {
      const { body } = await connection.ask(requestBytes({ path }))
      expect(body.toString()).toBe(`GET ${path} HTTP/1.1`)
    }
    await expect(connection.ask(requestBytes({ path: '/gone' }))).rejects.toThrow('closed')
    connection.close()
  })
})
