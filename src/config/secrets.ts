// The root key: from the environment, from a file, or made once for a fresh database and kept in the data folder.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './env.ts'

const rootKeyBytes = 32

export interface RootKeySource {
  readonly environment: Environment
  readonly dataDir: string
  /** False once the database was set up: a lost key is a refusal to start, never a new key (security.md 5.3). */
  readonly mayCreate: boolean
}

export function readRootKey({ environment, dataDir, mayCreate }: RootKeySource): Buffer {
  if (environment.ROOT_KEY !== null) return decoded(environment.ROOT_KEY, 'ROOT_KEY')
  if (environment.ROOT_KEY_FILE !== null) return fromFile(environment.ROOT_KEY_FILE, 'ROOT_KEY_FILE')
  const kept = join(dataDir, 'root.key')
  if (existsSync(kept)) return fromFile(kept, kept)
  if (!mayCreate) {
    throw new Error(`${kept} is missing, and this database was sealed with it. Restore the file, or set ROOT_KEY.`)
  }
  writeFileSync(kept, randomBytes(rootKeyBytes).toString('base64'), { mode: 0o400, flag: 'wx' })
  return fromFile(kept, kept)
}

function fromFile(path: string, name: string): Buffer {
  if (!existsSync(path)) throw new Error(`${name}: there is no file ${path}.`)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new Error(`${name}: ${path} can be read by other accounts. Run: chmod 400 ${path}`)
  }
  return decoded(readFileSync(path, 'utf8').trim(), name)
}

function decoded(text: string, name: string): Buffer {
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== rootKeyBytes || new Set(key).size < 8) {
    throw new Error(`${name} must hold 32 random bytes in base64 or hex. Make one with: openssl rand -base64 32`)
  }
  return key
}
