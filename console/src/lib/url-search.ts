// The query part of console addresses: plain `key=value` pairs that people can read and change by hand
// (console.md 1.6). Commas and a few other characters that need no escaping stay as they are.

export function parseUrlSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function writeUrlSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (pairs.length === 0) return ''
  return `?${pairs.map(([key, value]) => `${escaped(key)}=${escaped(String(value))}`).join('&')}`
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%40/g, '@').replace(/%2F/g, '/')
}

/** What a screen understands of an address; a key it does not answer with is one that it cannot read. */
export type SearchReader = (raw: Record<string, unknown>) => object

/** The keys that none of those who read the address understood; without a value there was nothing to understand. */
export function keysNotRead(raw: Record<string, unknown>, readers: readonly SearchReader[]): string[] {
  const read = new Set(readers.flatMap((reader) => Object.keys(reader(raw))))
  return Object.keys(raw).filter((key) => raw[key] !== '' && !read.has(key))
}
