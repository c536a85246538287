import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled } from './install.mjs'

const locked = {
  '': { name: 'rollcall' },
  'node_modules/fastify': { integrity: 'sha512-a' },
  'node_modules/here': { integrity: 'sha512-b', optional: true, os: [process.platform], cpu: [process.arch] },
  'node_modules/elsewhere': { integrity: 'sha512-c', optional: true, os: ['aix'], cpu: ['ppc64'] },
}

/** @type {string} */
let folder

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rc-'))
  await mkdir(join(folder, 'node_modules'))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }))
})

afterEach(() => rm(folder, { recursive: true }))

test('nothing is installed before npm has written its own list', () => {
  expect(isInstalled(folder)).toBe(false)
})

test('packages for other machines are not missed', async () => {
  await npmHasInstalled(['node_modules/fastify', 'node_modules/here'])
  expect(isInstalled(folder)).toBe(true)
})

test('an optional package for this machine that npm has left out is missed', async () => {
  await npmHasInstalled(['node_modules/fastify'])
  expect(isInstalled(folder)).toBe(false)
})

test('a package of another version than the locked one is missed', async () => {
  await npmHasInstalled(['node_modules/fastify', 'node_modules/here'], { integrity: 'sha512-old' })
  expect(isInstalled(folder)).toBe(false)
})

/**
 * @param {(keyof typeof locked)[]} paths
 * @param {{ integrity?: string }} change
 */
async function npmHasInstalled(paths, change = {}) {
  const packages = Object.fromEntries(paths.map((path) => [path, { ...locked[path], ...change }]))
  await writeFile(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
}
