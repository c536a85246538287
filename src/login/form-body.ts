// What a form sent. A field that came twice, as something else than text, or as text that cannot be stored, counts as empty.
import { unstorable } from '../kernel/exact-json.ts'

export interface FormBody {
  text(name: string): string
}

/** Longer than any password, identifier or credential of ours. */
const textMaxLength = 20_000

export function readFormBody(body: unknown): FormBody {
  const fields = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  return {
    text: (name) => {
      const value: unknown = fields.get(name)
      const isText = typeof value === 'string' && value.length <= textMaxLength && unstorable(value) === null
      return isText ? value : ''
    },
  }
}
