import { invalidField } from '../../kernel/errors.ts'

/** Of what is answered, for `If-Match`. */
export function etagOf({ version }: { readonly version: number }) {
  return { etag: `"${version}"` }
}

/** The version a change is meant for. `*` matches whatever is there (RFC 9110 §13.1.1). */
export function ifMatch(header: string | undefined): { readonly ifVersion?: number } {
  if (header === undefined || header === '*') return {}
  const version = /^"?(\d{1,9})"?$/.exec(header)?.[1]
  if (version === undefined) throw invalidField('If-Match', 'Send If-Match with the ETag that was read, such as "3".')
  return { ifVersion: Number(version) }
}
