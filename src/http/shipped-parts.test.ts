import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedParts } from './shipped-parts.ts'

interface Locked {
  readonly version: string
  readonly license: string
  readonly dev?: boolean
  readonly optional?: boolean
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const lockedAs = (isMeant: (locked: Locked) => boolean) =>
  Object.entries(packages)
    .filter(([path, locked]) => path !== '' && isMeant(locked))
    .map(([path, { version, license }]) => `${path.replace(/^.*node_modules\//, '')} ${version} ${license}`)

test('every package that the server needs is told as it is installed, with its license, and nothing that only tests it', async () => {
  const parts = (await shippedParts()).filter(({ isIn }) => isIn === 'server')
  const told = new Set(parts.map(({ name, version, license }) => `${name} ${version} ${license}`))
  // What is optional may be for other machines.
  const needed = lockedAs(({ dev, optional }) => dev !== true && optional !== true)
  expect(needed.filter((part) => !told.has(part))).toEqual([])
  const possible = new Set(lockedAs(({ dev }) => dev !== true))
  expect([...told].filter((part) => !possible.has(part))).toEqual([])
  expect(parts.map(({ name }) => name)).toContain('fastify')
  expect(parts.map(({ name }) => name)).not.toContain('vitest')
})

test('parts come by name, each once', async () => {
  const keys = (await shippedParts()).map(({ name, version, isIn }) => `${name} ${version} ${isIn}`)
  expect(keys).toEqual([...new Set(keys)].sort())
})
