import { isJsonObject } from '../kernel/json.ts'
import type { FileShape, Mapped } from './file-shape.ts'
import { clerkRecord } from './formats/clerk.ts'
import { keycloakRecord } from './formats/keycloak.ts'
import { tableRow } from './formats/table-row.ts'
import type { ImportFault } from './import-fault.ts'
import { mapRecord } from './map-record.ts'

export type Converted =
  | { readonly ok: true; readonly record: Mapped }
  | { readonly ok: false; readonly record: Mapped | null; readonly faults: readonly ImportFault[] }

/** What stands in a file of some format, in the fields of an import record. Whether they are sound is asked afterwards. */
export function toRecord(sent: unknown, shape: FileShape): Converted {
  const faults: ImportFault[] = []
  const source = sourceOf(sent, shape, faults)
  if (source === null) {
    return { ok: false, record: null, faults: [{ code: 'INVALID_JSON', message: 'The record is not a JSON object' }] }
  }
  const record = converted(source, shape, faults)
  return faults.length === 0 ? { ok: true, record } : { ok: false, record, faults }
}

function sourceOf(sent: unknown, { columns, format }: FileShape, faults: ImportFault[]): Mapped | null {
  const isTable = format === 'csv' || format === 'clerk'
  if (isTable && Array.isArray(sent)) return tableRow(sent, columns, faults)
  return !isTable && isJsonObject(sent) ? sent : null
}

function converted(source: Mapped, shape: FileShape, faults: ImportFault[]): Mapped {
  if (shape.format === 'keycloak') return keycloakRecord(source, faults)
  if (shape.format === 'clerk') return clerkRecord(source, faults)
  return shape.format === 'auth0' ? source : mapRecord(source, shape)
}
