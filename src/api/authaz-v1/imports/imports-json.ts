import { Type } from 'typebox'
import type { RefusedRecord } from '../../../imports/import-fault.ts'
import { closed, count, text } from '../answers.ts'

/** The record as it was sent, without its secrets; null where it could not be read. */
export const refusedRecord = closed({
  line: count,
  user: Type.Unknown(),
  errors: Type.Array(closed({ code: text, message: text, path: Type.Optional(text) })),
})

export function refusedJson({ position, record, faults }: RefusedRecord) {
  return { line: position, user: record, errors: faults }
}
