// A list as a table for spreadsheets, a page at a time; the beginning and the end are audited. Users by a search are
// another matter: theirs is a stream of the database (stream-export.ts).
import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { csvLine } from './csv.ts'

export interface TableColumn<Row> {
  readonly title: string
  readonly read: (row: Row) => unknown
}

export interface Table<Row> {
  readonly columns: readonly TableColumn<Row>[]
  /** How moments are written. */
  readonly time: (moment: Date) => string
  readonly page: (request: PageRequest) => Promise<Page<Row>>
  /** To the audit; `finished` also where whoever downloads it goes away, with as many records as they got. */
  readonly record: (step: 'started' | 'finished', details: JsonObject) => Promise<void>
}

const pageSize = 500

/** Throws what reading a page throws. */
export async function* streamTable<Row>({ columns, time, page, record }: Table<Row>): AsyncIterable<string> {
  const format = 'csv'
  await record('started', { format })
  const cell = (value: unknown) => (value instanceof Date ? time(value) : value)
  let records = 0
  let isComplete = false
  try {
    yield csvLine(columns.map(({ title }) => title))
    let after: string | null = null
    do {
      const { items, next }: Page<Row> = await page({ kind: 'cursor', after, limit: pageSize, withTotal: false })
      records += items.length
      yield items.map((row) => csvLine(columns.map(({ read }) => cell(read(row))))).join('')
      after = next
    } while (after !== null)
    isComplete = true
  } finally {
    await record('finished', { format, records, complete: isComplete })
  }
}
