// A real nginx in front of something, started with a configuration of its own in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type RequestOptions, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe } from 'vitest'
import { freePort } from './free-port.ts'

// The script is plain JavaScript and brings no types.
const { findNginx } = (await import('../../scripts/nginx.mjs' as string)) as { findNginx(): string | null }
const nginxPath = findNginx()

/** Without nginx these are skipped on somebody's own machine, and fail in CI. */
export function describeWithNginx(name: string, count: number, tests: () => void): void {
  const isSkipped = nginxPath === null && !process.env.CI
  if (isSkipped) console.warn(`SKIPPED: ${count} tests of "${name}" need nginx (apt-get install nginx).`)
  describe.skipIf(isSkipped)(name, tests)
}

export interface RunningNginx {
  /** The status of a GET that comes from an address of this machine. */
  get(path: string, from?: string, headers?: Readonly<Record<string, string>>): Promise<number>
  stop(): Promise<void>
}

/** `server` is what stands inside `server { … }` beside the port. */
export async function startNginx(server: string): Promise<RunningNginx> {
  if (nginxPath === null) throw new Error('These tests need nginx: install it, or set NGINX_PATH.')
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-nginx-'))
  await mkdir(join(folder, 'temp'))
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`)
    .join('\n  ')
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr warn;
events { worker_connections 64; }
http {
  access_log off;
  ${temporary}
  server {
    listen 127.0.0.1:${port};
    ${server}
  }
}
`,
  )
  const child = spawn(nginxPath, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const get = (path: string, from = '127.0.0.1', headers: Readonly<Record<string, string>> = {}) =>
    statusOf({ host: '127.0.0.1', port, path, localAddress: from, headers: { ...headers }, agent: false })
  await answering(
    () => get('/'),
    child,
    () => said,
  )
  return { get, stop: () => stop(child, folder) }
}

function statusOf(options: RequestOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
      .on('error', reject)
      .end()
  })
}

async function answering(ask: () => Promise<number>, child: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break
    // Not listening yet: asked again.
    if ((await ask().catch(() => 0)) !== 0) return
    await wait(50)
  }
  throw new Error(`nginx does not answer: ${said()}`)
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  await rm(folder, { recursive: true, force: true })
}
