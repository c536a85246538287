import type { User } from '../users/user.ts'
import { csvLine } from './csv.ts'
import { defaultExportFields, type ExportField, exportRecord, fieldReader } from './export-fields.ts'

export type ExportFormat = 'json' | 'csv'

export interface ExportShape {
  readonly format: ExportFormat
  /** Null: everything there is in JSON, and the usual columns in CSV. */
  readonly fields: readonly ExportField[] | null
}

/** How people become text: one JSON object a line, or a table. */
export interface ExportWriter {
  readonly head: string
  lines(users: readonly User[]): string | Promise<string>
}

export function exportWriter({ format, fields }: ExportShape): ExportWriter {
  if (format === 'csv') return csvWriter(fields ?? defaultExportFields)
  return { head: '', lines: fields === null ? wholeRecords : selectedRecords(fields) }
}

function csvWriter(fields: readonly ExportField[]): ExportWriter {
  const readers = fields.map(({ name }) => fieldReader(name))
  return {
    head: csvLine(fields.map(({ title }) => title)),
    lines: (users) => users.map((user) => csvLine(readers.map((read) => read(user)))).join(''),
  }
}

function wholeRecords(users: readonly User[]): string {
  return users.map((user) => `${JSON.stringify(exportRecord(user))}\n`).join('')
}

function selectedRecords(fields: readonly ExportField[]): ExportWriter['lines'] {
  const readers = fields.map(({ name, title }) => [title, fieldReader(name)] as const)
  return (users) =>
    users
      .map((user) => {
        const values = readers.map(([title, read]) => [title, read(user)] as const)
        return `${JSON.stringify(Object.fromEntries(values.filter(([, value]) => value !== null)))}\n`
      })
      .join('')
}
