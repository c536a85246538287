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
