export interface MailAddress {
  readonly name: string
  readonly address: string
}

const form = /^(?:"?([^<>"\p{C}]*)"?\s*<)?([^\s@<>"',;:\p{C}]{1,64}@[^\s@<>"',;:\p{C}]{1,189})(>?)$/u

/** Of `Acme <no-reply@example.com>` or the address alone; null for everything else, two addresses among it. */
export function parseMailAddress(text: string): MailAddress | null {
  const [, name, address, end] = form.exec(text.trim()) ?? []
  if (address === undefined || (name === undefined) !== (end === '')) return null
  return { name: name?.trim() ?? '', address }
}
