import { expect, test } from 'vitest'
import { judge } from './sample-clone.mjs'

const manifest = { dependencies: { biome: '2.5.15' } }

test('an optional package that the lockfile lacks is a breach', () => {
  const found = judgeLock({
    'node_modules/biome': { version: '2.5.15', optionalDependencies: { '@biome/linux-x64': '2.5.15' } },
  })
  expect(found).toEqual([
    'package-lock.json:9: lockfile: node_modules/biome needs @biome/linux-x64, which is not in the lockfile: choose a version the registry has whole',
  ])
})

test('a package that lies inside another, or above it, is there', () => {
  const found = judgeLock({
    'node_modules/biome': { version: '2.5.15', dependencies: { chalk: '5', ansi: '1' } },
    'node_modules/biome/node_modules/chalk': { version: '5.0.0', dependencies: { ansi: '1' } },
    'node_modules/ansi': { version: '1.0.0' },
  })
  expect(found).toEqual([])
})

test('a peer is needed, unless it is optional', () => {
  const peers = { peerDependencies: { vite: '8' } }
  expect(judgeLock({ 'node_modules/biome': peers })).toHaveLength(1)
  expect(judgeLock({ 'node_modules/biome': { ...peers, peerDependenciesMeta: { vite: { optional: true } } } })).toEqual(
    [],
  )
})

test('a lockfile of another package.json is a breach', () => {
  expect(judge({ 'package.json': '{ "dependencies": { "fastify": "5.12.9" } }' })).toEqual([
    'package-lock.json:1: lockfile: dependencies differ from package.json: run npm install',
  ])
})

test('a missing lockfile is a breach', () => {
  expect(judge({ 'package-lock.json': null })).toEqual(['package-lock.json:1: lockfile: is missing: npm install'])
})

/** @param {Record<string, object>} packages */
function judgeLock(packages) {
  return judge({
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({ name: 'x', packages: { '': manifest, ...packages } }, null, 2),
  })
}
