import type { Sealer } from '../kernel/sealing.ts'
import type { ImportFile } from './import-file.ts'
import type { ImportStore } from './import-store.ts'
import { unpackBatch } from './pack-batch.ts'

export interface PreviewRow {
  readonly line: number
  /** The text under each column; empty where there is none. */
  readonly cells: readonly string[]
}

export interface PreviewDeps {
  readonly stores: { readonly imports: ImportStore }
  readonly sealer: Sealer
}

const rowsShown = 20
const cellMaxLength = 120
/** What opens an account is shown to nobody. */
const secretName = /pass|hash|secret|digest|salt|totp|otp|mfa|credential/i
const struckOut = '••••'

/** The first rows of a file as they stand in it, without what its columns call a secret. */
export async function previewOf({ stores, sealer }: PreviewDeps, { id, columns }: ImportFile): Promise<PreviewRow[]> {
  const batch = await stores.imports.nextBatch(id, 0)
  if (batch === null) return []
  const records = await unpackBatch(sealer, { jobId: id, sequence: batch.sequence }, batch.records)
  return records.slice(0, rowsShown).map(({ position, content }) => ({
    line: position,
    cells: typeof content === 'string' ? columns.map(() => '') : cellsOf(content, columns),
  }))
}

function cellsOf(content: Buffer, columns: readonly string[]): string[] {
  const value = parsed(content)
  return columns.map((column, place) => {
    const cell = Array.isArray(value) ? value[place] : value?.[column]
    if (cell === undefined || cell === null || cell === '') return ''
    if (secretName.test(column)) return struckOut
    const text = typeof cell === 'string' ? cell : JSON.stringify(cell)
    return text.length > cellMaxLength ? `${text.slice(0, cellMaxLength)}…` : text
  })
}

function parsed(content: Buffer): unknown[] | Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(content.toString('utf8'))
    return typeof value === 'object' ? (value as unknown[] | Record<string, unknown> | null) : null
  } catch {
    // The check names it, with its line.
    return null
  }
}
