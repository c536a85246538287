import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../support/compile-cache.ts'
import type { TestApp } from '../support/test-app.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface CliOutcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  readonly variables?: Readonly<Record<string, string>>
  readonly stdin?: string | Uint8Array
  readonly folder?: string
}

/** The command line as a process of its own, with no variables but those given. */
export function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliOutcome> {
  const { variables = {}, stdin = '', folder } = options
  const child = spawn(process.execPath, ['--disable-proto=delete', main, ...words], {
    env: { ...compileCache, ...variables },
    ...(folder === undefined ? {} : { cwd: folder }),
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  // A command that wants no input has gone before it is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
  })
}

/** The variables by which it finds this server. */
export function towards({ url, apiKey }: Pick<TestApp, 'url' | 'apiKey'>): Record<string, string> {
  return { ROLLCALL_URL: url, ROLLCALL_KEY: apiKey }
}

/** The one object that --json promises. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
export function theObject({ stdout }: CliOutcome): any {
  const lines = stdout.trimEnd().split('\n')
  if (lines.length !== 1) throw new Error(`not one object but ${lines.length} lines: ${stdout}`)
  return JSON.parse(lines[0] as string)
}
