// What a form sent. A field that came twice, or as something else than text, counts as empty.

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
      return typeof value === 'string' && value.length <= textMaxLength ? value : ''
    },
  }
}
