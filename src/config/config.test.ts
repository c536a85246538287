import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { readEnvironment } from './env.ts'
import { readRootKey } from './secrets.ts'

const faultsOf = (variables: Record<string, string>): string => {
  try {
    readConfig(readEnvironment(variables))
    return ''
  } catch (fault) {
    return (fault as Error).message
  }
}

test('without any setting Rollcall serves this machine from its own database', () => {
  expect(readConfig(readEnvironment({}))).toMatchObject({
    port: 3000,
    host: 'localhost',
    publicUrl: 'http://localhost:3000/',
    databaseUrl: null,
    trustedProxies: null,
    resultLimit: null,
  })
})

test('CFG-01 every fault is named in one message', () => {
  const message = faultsOf({
    PORT: '99999',
    HOST: '0.0.0.0',
    DATABASE_URL: 'mysql://x',
    TRUSTED_PROXIES: '10.0.0.0/99',
    LOG_LEVEL: 'loud',
    OWNER_EMAIL: 'alice@example.com',
    OWNER_PASSWORD: 'short',
    HTTPS: 'yes',
    TLS_CERT: '/tmp/cert.pem',
    SMTP_URL: 'http://mail',
    API_RATE_LIMIT: 'fast',
  })
  for (const name of [
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'TRUSTED_PROXIES',
    'LOG_LEVEL',
    'OWNER_PASSWORD',
    'HTTPS',
    'TLS_KEY',
    'SMTP_URL',
    'API_RATE_LIMIT',
  ]) {
    expect(message).toContain(name)
  }
})

test('CFG-01 an address people reach from outside needs a public URL, and it has no path', () => {
  expect(faultsOf({ HOST: '0.0.0.0' })).toContain('PUBLIC_URL is missing')
  expect(faultsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://id.example.com/auth' })).toContain('without a path')
  expect(faultsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://id.example.com' })).toBe('')
})

test('OUT-01 what may be called besides public addresses is a list of hosts and networks, and nothing else', () => {
  expect(faultsOf({ OUTGOING_ALLOW: 'idp.internal, 10.1.0.0/16,fd00::/8' })).toBe('')
  for (const entry of ['https://idp.internal', 'idp.internal:8080', '10.1.0.0/99', '*']) {
    expect(faultsOf({ OUTGOING_ALLOW: entry })).toContain(`OUTGOING_ALLOW holds ${entry}`)
  }
})

test('an installation has a name for what it is for, and none in production', () => {
  const named = (ENVIRONMENT: string) => readConfig(readEnvironment({ ENVIRONMENT })).environmentName
  expect(named(' staging ')).toBe('staging')
  for (const text of ['', 'production', 'Production']) expect(named(text)).toBeNull()
  for (const bad of ['<b>', 'x'.repeat(41), 'a\nb'])
    expect(faultsOf({ ENVIRONMENT: bad })).toContain('ENVIRONMENT must')
})

test('mail is from MAIL_FROM, or from the host of the public URL', () => {
  const from = (variables: Record<string, string>) => readConfig(readEnvironment(variables)).mailFrom
  expect(from({ PUBLIC_URL: 'https://id.example.com' })).toEqual({
    name: 'Rollcall',
    address: 'no-reply@id.example.com',
  })
  expect(from({ MAIL_FROM: 'Ärzte & Co <post@example.com>' })).toEqual({
    name: 'Ärzte & Co',
    address: 'post@example.com',
  })
  expect(from({ MAIL_FROM: 'post@example.com' })).toEqual({ name: '', address: 'post@example.com' })
  for (const bad of ['Acme', 'Acme <post>', 'post@example.com>', 'a@example.com, b@example.com', 'x\r\nBcc: <a@b>']) {
    expect(faultsOf({ MAIL_FROM: bad })).toContain('MAIL_FROM must look like')
  }
})

const folder = () => mkdtempSync(join(tmpdir(), 'rollcall-config-'))
const keyFrom = (variables: Record<string, string>, mayCreate = false, dataDir = folder()) =>
  readRootKey({ environment: readEnvironment(variables), dataDir, mayCreate })

test('CFG-01 a short or patterned root key is refused', () => {
  expect(() => keyFrom({ ROOT_KEY: 'secret' })).toThrow('32 random bytes')
  expect(() => keyFrom({ ROOT_KEY: Buffer.alloc(32).toString('base64') })).toThrow('32 random bytes')
})

test('CFG-01 a key file that others can read is refused with the command that mends it', () => {
  const file = join(folder(), 'key')
  writeFileSync(file, 'x'.repeat(44), { mode: 0o644 })
  expect(() => keyFrom({ ROOT_KEY_FILE: file })).toThrow(`chmod 400 ${file}`)
})

test('CFG-04 the key in the data folder is made once, and a lost one is never replaced', () => {
  const dataDir = folder()
  const made = keyFrom({}, true, dataDir)
  expect(keyFrom({}, false, dataDir).equals(made)).toBe(true)
  expect(() => keyFrom({}, false)).toThrow('Restore the file')
})
