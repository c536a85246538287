import type { ApplicationSettings } from '../../../applications/settings.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { validationError } from '../errors.ts'

/** What each setting is called on the wire of whoever calls. */
export type WireFields = Readonly<Partial<Record<keyof ApplicationSettings, string>>>

/** A refused setting is named as the caller wrote it. */
export async function inWireFields<Result>(fields: WireFields, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (fault) {
    const detail = fault instanceof RollcallError ? fault.details[0] : undefined
    const path = fields[detail?.field as keyof ApplicationSettings]
    if (detail === undefined || path === undefined) throw fault
    throw validationError('Payload', { path, message: detail.message, description: null })
  }
}
