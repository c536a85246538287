import { expect, test } from 'vitest'
import { createProgress, type Measured, progressLine } from './progress-bar.ts'

const half: Measured = { label: 'Importing', unit: 'rows', total: 20_000, done: 10_000, since: { at: 0, done: 0 } }

test('a line says how much, how fast and how long it will take', () => {
  expect(progressLine(half, 5_000, null)).toBe('Importing  50 %  10,000 of 20,000, 2,000/s, 5 s left')
})

test('a terminal gets a bar that leaves room for the words', () => {
  expect(progressLine(half, 5_000, 80)).toBe(
    'Importing █████████████░░░░░░░░░░░░░  50 %  10,000 of 20,000, 2,000/s, 5 s left',
  )
  expect(progressLine(half, 5_000, 40)).toHaveLength(39)
})

test('bytes are told in units that fit', () => {
  const sending = { ...half, label: 'Sending', unit: 'bytes', total: 3_200_000_000, done: 1_600_000_000 } as const
  expect(progressLine(sending, 100_000, null)).toBe('Sending  50 %  1.6 GB of 3.2 GB, 16.0 MB/s, 1 min 40 s left')
  expect(progressLine({ ...sending, total: null, done: 812 }, 100, null)).toBe('Sending  812 B')
})

test('hours are told as such', () => {
  expect(progressLine({ ...half, total: 20_000_000 }, 10_000, null)).toContain('5 h 33 min left')
})

test('nothing at all is not divided by', () => {
  expect(progressLine({ ...half, total: 0, done: 0 }, 5_000, null)).toBe('Importing  0 of 0')
})

test('a log gets a line every five seconds and one at the end', () => {
  const { stream, written } = recorder(false)
  const clock = { ms: 0 }
  const progress = createProgress(stream, false, () => clock.ms)
  progress.begin({ label: 'Importing', unit: 'rows', total: 100 })
  for (; clock.ms < 6_000; clock.ms += 100) progress.at(clock.ms / 100)
  progress.at(60)
  progress.end()
  expect(written.join('')).toBe(
    'Importing  50 %  50 of 100, 10/s, 5 s left\nImporting  60 %  60 of 100, 10/s, 4 s left\n',
  )
})

test('the rate is that of the last seconds: a pause long ago does not count', () => {
  const { stream, written } = recorder(false)
  const clock = { ms: 0 }
  const progress = createProgress(stream, false, () => clock.ms)
  progress.begin({ label: 'Importing', unit: 'rows', total: 10_000 })
  progress.at(0)
  for (clock.ms = 60_000; clock.ms <= 90_000; clock.ms += 100) progress.at((clock.ms - 60_000) / 10)
  expect(written.at(-1)).toBe('Importing  30 %  3,000 of 10,000, 100/s, 1 min 10 s left\n')
})

test('a program that reads the one object gets no progress, but is told what goes wrong', () => {
  const { stream, written } = recorder(false)
  const progress = createProgress(stream, true)
  progress.begin({ label: 'Importing', unit: 'rows', total: 100 })
  progress.at(100)
  progress.note('The server does not answer.')
  progress.end()
  expect(written).toEqual(['The server does not answer.\n'])
})

test('on a terminal the bar is drawn over itself, and a note stays above it', () => {
  const { stream, written } = recorder(true)
  const progress = createProgress(stream, true, () => 0)
  progress.begin({ label: 'Importing', unit: 'rows', total: null })
  progress.note('The server is back.')
  progress.end()
  expect(written).toEqual([
    '\r\x1b[KImporting  0',
    '\r\x1b[KThe server is back.\n',
    '\r\x1b[KImporting  0',
    '\r\x1b[KImporting  0',
    '\n',
  ])
})

function recorder(isTTY: boolean) {
  const written: string[] = []
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream
  return { stream, written }
}
