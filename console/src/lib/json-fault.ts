// Where a JSON text stops being JSON. Browsers say that it is wrong, each in its own words and often without a place.

const token =
  /\s+|[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** What may come next: a value, a key, a colon, a comma or an end. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end'

/** The line, counted from 1, at which reading stops; null when the text is JSON. */
export function jsonFaultLine(text: string): number | null {
  const open: string[] = []
  let expected: Expected = 'value'
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const read = token.exec(text)?.[0]
    if (read === undefined) return lineAt(text, at)
    if (/^\s/.test(read)) continue
    const next = step(expected, read, open)
    if (next === null) return lineAt(text, at)
    expected = next
  }
  return expected === ', or end' && open.length === 0 ? null : lineAt(text, text.trimEnd().length)
}

/** What may follow `read` where `expected` was due, or null when it is not that. */
function step(expected: Expected, read: string, open: string[]): Expected | null {
  if (expected === ':') return read === ':' ? 'value' : null
  if (expected === 'key' || expected === 'key or }') {
    if (read.startsWith('"')) return ':'
    return read === '}' && expected === 'key or }' ? close(open, read) : null
  }
  if (expected === ', or end') {
    if (read === ',') return open.length === 0 ? null : open.at(-1) === '{' ? 'key' : 'value'
    return close(open, read)
  }
  if (read === ']' && expected === 'value or ]') return close(open, read)
  if (/^[\]},:]$/.test(read)) return null
  if (read !== '{' && read !== '[') return ', or end'
  open.push(read)
  return read === '{' ? 'key or }' : 'value or ]'
}

function close(open: string[], read: string): Expected | null {
  const pair = read === '}' ? '{' : read === ']' ? '[' : ''
  return open.pop() === pair ? ', or end' : null
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
