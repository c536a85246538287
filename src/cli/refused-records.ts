import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Api } from './api.ts'
import { CommandFailure } from './failure.ts'
import type { ImportJob } from './follow-job.ts'
import { type Output, printable, wholeNumber } from './output.ts'

interface RefusedRecord {
  readonly line: number
  readonly user: unknown
  readonly errors: readonly { readonly code: string; readonly message: string; readonly path?: string }[]
}

interface Report {
  readonly output: Output
  readonly place: 'line' | 'record'
  readonly errorsFile: string | undefined
}

const shownAtMost = 10
const pageSize = '200'
/** Records hold what people are known by: the file is for its owner alone. */
const privateMode = 0o600

/** Before anything is sent, so that nobody learns at the end of a long import that there is no place for its report. */
export function claimErrorsFile(file: string): void {
  try {
    writeFileSync(file, '', { mode: privateMode })
  } catch (fault) {
    throw unwritable(file, fault)
  }
}

/** The first refused records on stderr; all of them in the file, if one is named, which is made even when there are none. */
export async function showRefused(api: Api, job: ImportJob, { output, place, errorsFile }: Report): Promise<void> {
  const { failed } = job.progress
  if (failed > 0) {
    const { value: first } = await pages(api, job).next()
    for (const record of first?.slice(0, shownAtMost) ?? []) output.note(lineOf(record, place))
    const rest = failed - Math.min(failed, shownAtMost)
    const where =
      errorsFile === undefined ? 'Name a file by --errors to have all of them.' : `All are in ${errorsFile}.`
    output.note(
      `${wholeNumber(failed)} refused${rest > 0 ? `, ${wholeNumber(rest)} of them not shown. ${where}` : '.'}`,
    )
  }
  if (errorsFile !== undefined) await writeAll(errorsFile, pages(api, job))
}

async function* pages(api: Api, { id }: ImportJob): AsyncGenerator<readonly RefusedRecord[], undefined> {
  let cursor: string | undefined
  do {
    const path = `/jobs/${encodeURIComponent(id)}/errors`
    const page = await api.get<{ data: readonly RefusedRecord[]; nextCursor: string | null }>(path, {
      pageSize,
      cursor,
    })
    yield page.data
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

async function writeAll(file: string, refused: AsyncIterable<readonly RefusedRecord[]>): Promise<void> {
  try {
    const handle = await open(file, 'w', privateMode)
    try {
      for await (const page of refused) await handle.write(page.map((record) => `${JSON.stringify(record)}\n`).join(''))
    } finally {
      await handle.close()
    }
  } catch (fault) {
    throw fault instanceof CommandFailure ? fault : unwritable(file, fault)
  }
}

function unwritable(file: string, fault: unknown): CommandFailure {
  return new CommandFailure(`${file} cannot be written (${(fault as NodeJS.ErrnoException).code}).`, { cause: fault })
}

function lineOf({ line, errors }: RefusedRecord, place: Report['place']): string {
  const reasons = errors.map(
    ({ code, message, path }) => `${path === undefined ? '' : `${path}: `}${message} (${code})`,
  )
  return printable(`${place} ${line}: ${reasons.join('; ')}`)
}
