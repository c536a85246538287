import { expect, test } from 'vitest'
import { packRecords, recordMaxBytes, unpackRecords } from './raw-record.ts'
import { splitRecords } from './split-records.ts'

/** The text in chunks of so many bytes. */
async function* chunks(text: string | Buffer, bytes: number): AsyncIterable<Buffer> {
  const all = Buffer.from(text)
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes)
}

async function split(text: string | Buffer, chunkBytes = 1 << 16): Promise<[number, string][]> {
  const records: [number, string][] = []
  for await (const some of splitRecords(chunks(text, chunkBytes))) {
    // Through the form in which they are stored.
    for (const { position, content } of unpackRecords(packRecords(some))) {
      records.push([position, typeof content === 'string' ? content : content.toString('utf8').trim()])
    }
  }
  return records
}

const tricky = ['{"a":"],[{}"}', '{"b":"\\"}{\\\\"}', '{"c":[1,[2],{"d":"ü, é"}]}', '"text"', '7']

test.each([1, 2, 3, 7, 64, 65_536])(
  'an array is cut at its commas, whatever stands in texts (%i bytes a chunk)',
  async (bytes) => {
    const expected = tricky.map((record, index) => [index + 1, record])
    expect(await split(`[${tricky.join(',')}]`, bytes)).toEqual(expected)
    expect(await split(`\ufeff \n [\n ${tricky.join(' ,\n ')} \n]\n\n`, bytes)).toEqual(expected)
  },
)

test.each([1, 2, 3, 7, 64, 65_536])(
  'lines are cut at their ends, and blank ones are counted (%i bytes a chunk)',
  async (bytes) => {
    expect(await split(`\n{"a":1}\r\n\n  \n{"b":2}\n{"c":3}`, bytes)).toEqual([
      [2, '{"a":1}'],
      [5, '{"b":2}'],
      [6, '{"c":3}'],
    ])
  },
)

test('nothing but blanks holds no record', async () => {
  for (const text of ['', ' \n\t\r\n', '\ufeff', '[]', ' [ \n ] ']) expect(await split(text)).toEqual([])
})

test('an array that does not end says so where the next record would stand', async () => {
  expect(await split('[{"a":1},\n')).toEqual([
    [1, '{"a":1}'],
    [2, 'cut-short'],
  ])
  expect(await split('[')).toEqual([[1, 'cut-short']])
  expect(await split('[{"a":1},{"b":')).toEqual([
    [1, '{"a":1}'],
    [2, '{"b":'],
  ])
})

test('what stands behind the array is a record of its own, to be refused', async () => {
  expect(await split('[{"a":1}] and more')).toEqual([
    [1, '{"a":1}'],
    [2, 'and more'],
  ])
})

test('a record that is too long is known by its place, and those around it are whole', async () => {
  const long = `{"a":"${'x'.repeat(recordMaxBytes)}"}`
  for (const text of [`[{"b":1},${long},{"c":2}]`, `{"b":1}\n${long}\n{"c":2}`]) {
    expect(await split(text, 4_096)).toEqual([
      [1, '{"b":1}'],
      [2, 'too-long'],
      [3, '{"c":2}'],
    ])
  }
})
