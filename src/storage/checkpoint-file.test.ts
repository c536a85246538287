import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CheckpointAnchor } from '../seals/checkpoint-witness.ts'
import { anchorFile, checkpointFile } from './checkpoint-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-checkpoints-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const noteOf = (origin: string, size: number) => `${origin}\n${size}\nroot\n\n\u2014 ${origin} signature\n`

test('of what is older than a day one note an hour and log is left, of the last day all, and the newest of each log', async () => {
  const file = join(folder, 'thinned')
  let now = new Date('2026-11-20T00:00:00Z').getTime()
  const witness = checkpointFile(file, () => new Date(now))
  await witness.keep(noteOf('quiet', 1))
  for (let size = 1; size <= 300; size += 1) {
    now += 600_000
    await witness.keep(noteOf('busy', size))
  }
  const sizes = [...readFileSync(file, 'utf8').matchAll(/^busy\n(\d+)$/gm)].map(([, size]) => Number(size))
  const lastDay = sizes.filter((size) => size > 300 - 6 * 24)
  expect(lastDay).toHaveLength(144)
  expect(sizes.length - lastDay.length).toBeLessThan(300 / 6 - 24 + 9)
  expect(readFileSync(file, 'utf8')).toContain('quiet\n1\n')
})

test('what is kept is read whole, however long the file is, in pieces, and no file is nothing', async () => {
  const file = join(folder, 'read')
  const witness = checkpointFile(file)
  expect(await wholeOf(witness)).toBe('')
  for (let size = 1; size <= 3_000; size += 1) await witness.keep(noteOf('busy', size))
  const text = readFileSync(file, 'utf8')
  expect(text.length).toBeGreaterThan(140_000)
  expect(await wholeOf(witness)).toBe(text)
  for await (const piece of witness.read()) expect(piece.length).toBeLessThan(70_000)
})

test('an anchor is only added to, says when, and a file that is gone or cannot be added to is a fault', async () => {
  const file = join(folder, 'anchor')
  let now = new Date('2026-11-20T00:00:00Z').getTime()
  const anchor = await anchorFile(file, () => new Date(now))
  expect(await wholeOf(anchor)).toBe('')
  for (let size = 1; size <= 60; size += 1) {
    now += 3_600_000
    await anchor.keep(noteOf('busy', size))
  }
  const text = readFileSync(file, 'utf8')
  expect(text.match(/^busy$/gm)).toHaveLength(60)
  expect(text.startsWith(`\n# 2026-11-20T01:00:00.000Z\n${noteOf('busy', 1)}\n# 2026-11-20T02:`)).toBe(true)
  rmSync(file)
  await expect(wholeOf(anchor)).rejects.toThrow('ENOENT')
  await expect(anchorFile(folder)).rejects.toThrow(`AUDIT_ANCHOR_FILE names ${folder}, which cannot be added to`)
})

test('an anchor is read whole, however much was written between its heads', async () => {
  const file = join(folder, 'padded')
  const anchor = await anchorFile(file)
  await anchor.keep(noteOf('busy', 1))
  appendFileSync(file, '\nbusy\n'.repeat(100_000))
  const text = await wholeOf(anchor)
  expect(text).toBe(readFileSync(file, 'utf8'))
  expect(text).toContain('busy\n1\nroot')
})

test('an entry begins on a line of its own behind one that broke off, and a start adds nothing', async () => {
  const file = join(folder, 'torn')
  const anchor = await anchorFile(file, () => new Date('2026-11-20T00:00:00Z'))
  appendFileSync(file, '\n# 2026-11-19T23:00:00.000Z\nbusy\n1')
  await anchor.keep(noteOf('busy', 2))
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(`busy\n1\n# 2026-11-20T00:00:00.000Z\n${noteOf('busy', 2)}`)
  await anchorFile(file)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a probe adds an empty line, and fails where nothing can be added', async () => {
  const file = join(folder, 'probed')
  const anchor = await anchorFile(file)
  await anchor.probe()
  expect(readFileSync(file, 'utf8')).toBe('\n')
  rmSync(file)
  mkdirSync(file)
  await expect(anchor.probe()).rejects.toThrow('EISDIR')
})

async function wholeOf(anchor: Pick<CheckpointAnchor, 'read'>): Promise<string> {
  let text = ''
  for await (const piece of anchor.read()) text += piece
  return text
}
