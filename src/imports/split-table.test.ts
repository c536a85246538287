import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'
import { csvCells } from './csv-cells.ts'
import { splitTable } from './split-table.ts'

async function* chunks(text: string | Buffer, bytes: number): AsyncIterable<Buffer> {
  const all = Buffer.from(text)
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes)
}

async function rowsOf(text: string | Buffer, chunkBytes = 1 << 16): Promise<[number, unknown][]> {
  const rows: [number, unknown][] = []
  for await (const some of splitTable(chunks(text, chunkBytes))) {
    for (const { position, content } of some) {
      rows.push([position, typeof content === 'string' ? content : JSON.parse(content.toString('utf8'))])
    }
  }
  return rows
}

const table = '\ufeffa,b\r\n1,"two, ""2"""\r\n\r\n"line\nbreak",ü\n5" pipe,x"y"\n'

test.each([1, 2, 3, 7, 65_536])(
  'rows are cut at their ends, whatever stands in cells (%i bytes a chunk)',
  async (bytes) => {
    expect(await rowsOf(table, bytes)).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'two, "2"']],
      [4, ['line\nbreak', 'ü']],
      [6, ['5" pipe', 'x"y"']],
    ])
  },
)

test.each([
  ['a;b;c', 'a;b;c\n1;2,5;3\n'],
  ['a\tb', 'a\tb\n1,2\t3\n'],
])('what divides cells is told by the header %s', async (head, text) => {
  const [header, row] = await rowsOf(text)
  expect(header?.[1]).toEqual(head.split(/[;\t]/))
  expect(row?.[1]).toHaveLength(head.split(/[;\t]/).length)
})

test('a quote that is never closed is said at the row where it was opened', async () => {
  expect(await rowsOf('a,b\n1,2\n3,"four\n5,6\n')).toEqual([
    [1, ['a', 'b']],
    [2, ['1', '2']],
    [3, 'open-quote'],
  ])
})

test('a file without a line end has its last row nevertheless', async () => {
  expect(await rowsOf('a,b\n1,2')).toEqual([
    [1, ['a', 'b']],
    [2, ['1', '2']],
  ])
  expect(await rowsOf('a')).toEqual([[1, ['a']]])
  expect(await rowsOf('')).toEqual([])
})

test('what our own exports write is read back as it was', () => {
  const cells = ['=1+1', '+43', '-5', '@x', 'plain', 'a "quote"', 'two\nlines', '', "'kept"]
  expect(csvCells(csvLine(cells).slice(0, -1), ',')).toEqual(cells)
})
