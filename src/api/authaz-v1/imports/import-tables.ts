// What came of an import, as tables for spreadsheets: whom it made, and which records it refused and why.
import { Type } from 'typebox'
import { csvLine } from '../../../imports/csv.ts'
import { presentFile } from '../../../imports/find-file.ts'
import type { RefusedRecord } from '../../../imports/import-fault.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { Page, PageRequest } from '../../../kernel/page.ts'
import type { Answer, Call, Route } from '../route.ts'
import { sendText } from './imports-export.ts'

const table = { answers: { 200: Type.String() }, answerType: 'text/csv' } as const

export const importTableRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/jobs/:id/errors.csv',
    access: ['import:users'],
    summary: 'Download the records that an import or its check refused as CSV',
    ...table,
    handle: refusedTable,
  },
  {
    method: 'GET',
    path: '/imports/files/:id/results.csv',
    access: ['import:users'],
    summary: 'Download what came of an import as CSV',
    ...table,
    handle: resultTable,
  },
]

const rowsAtOnce = 1_000

async function refusedTable({ params, directory, reply }: Call): Promise<Answer> {
  const { id } = presentJob(await directory.stores.jobs.find(params.id as string))
  const { imports } = directory.stores
  return sendText(reply, lines(), { format: 'csv', name: `${id}-errors`, isCompressed: false })

  async function* lines(): AsyncIterable<string> {
    yield csvLine(['line', 'email', 'code', 'field', 'message'])
    yield* rows((page) => imports.listRefused(id, page), refusedLines)
  }
}

async function resultTable({ actor, params, directory, reply }: Call): Promise<Answer> {
  if (!actor.permissions.has('read:users')) {
    throw new RollcallError('insufficient_scope', 'Results name people: this also needs the permission read:users.')
  }
  const { importFiles, imports } = directory.stores
  const { file } = await presentFile(directory.stores, params.id as string)
  return sendText(reply, lines(), { format: 'csv', name: `${file.id}-results`, isCompressed: false })

  async function* lines(): AsyncIterable<string> {
    yield csvLine(['line', 'outcome', 'user_id', 'email', 'name', 'message'])
    yield* rows(
      (page) => importFiles.listPeople(file.id, page),
      ({ position, userId, email, name }) => csvLine([position, 'created', userId, email, name, '']),
    )
    yield* rows(
      (page) => imports.listRefused(file.id, page),
      (refused) => {
        const message = refused.faults.map((fault) => fault.message).join('; ')
        return csvLine([refused.position, 'refused', '', emailIn(refused), '', message])
      },
    )
  }
}

async function* rows<Item>(
  read: (page: PageRequest) => Promise<Page<Item>>,
  lineOf: (item: Item) => string,
): AsyncIterable<string> {
  for (let after: string | null = null; ; ) {
    const page: Page<Item> = await read({ kind: 'cursor', after, limit: rowsAtOnce, withTotal: false })
    yield page.items.map(lineOf).join('')
    after = page.next
    if (after === null) return
  }
}

function refusedLines(refused: RefusedRecord): string {
  const email = emailIn(refused)
  return refused.faults
    .map(({ code, path, message }) => csvLine([refused.position, email, code, path ?? '', message]))
    .join('')
}

function emailIn({ record }: RefusedRecord): string {
  if (typeof record !== 'object' || record === null || !('email' in record)) return ''
  return typeof record.email === 'string' ? record.email : ''
}
