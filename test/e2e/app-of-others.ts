// An app at an origin of its own, which signs people in with us: where an authorization request leads back to.
import { createServer } from 'node:http'
import { freePort } from '../support/free-port.ts'

export interface AppOfOthers {
  readonly origin: string
  readonly callback: string
  close(): Promise<void>
}

export async function startAppOfOthers(): Promise<AppOfOthers> {
  const port = await freePort()
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(
      '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>App</title><h1>The app</h1></html>',
    )
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    callback: `${origin}/callback`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
