// The text part of a letter that was written as HTML: its words, its line breaks, and the addresses of its links.

const unseen = new Set(['style', 'script', 'head', 'title', 'template'])
const breaksLine = new Set(['br', 'tr', 'li', 'dt', 'dd'])
const breaksParagraph = new Set('p div h1 h2 h3 h4 h5 h6 table ul ol dl blockquote hr section header footer'.split(' '))

/** One pass over pieces that never overlap: its time grows with the length alone, whatever is in it. */
export function textOfHtml(html: string): string {
  const parts: string[] = []
  let hiddenBy: string | null = null
  let link: string | null = null
  for (const piece of html.replace(/<!--.*?(?:-->|$)/gs, '').split(/(<[^<>]*>)/)) {
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(piece) ?? []
    const tag = name.toLowerCase()
    if (hiddenBy !== null) {
      if (slash === '/' && tag === hiddenBy) hiddenBy = null
    } else if (slash === undefined) parts.push(piece.startsWith('<!') ? '' : piece.replace(/\s+/g, ' '))
    else if (slash === '' && unseen.has(tag)) hiddenBy = tag
    else if (tag === 'a') {
      if (slash === '') link = hrefOf(piece)
      else if (link !== null) parts.push(` (${link})`)
      if (slash === '/') link = null
    } else if (breaksParagraph.has(tag)) parts.push('\n\n')
    else if (slash === '' && breaksLine.has(tag)) parts.push('\n')
  }
  return tidy(decoded(parts.join('')))
}

function hrefOf(tag: string): string | null {
  const [, double, single] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? []
  const address = (double ?? single ?? '').trim()
  return /^(?:https?|mailto):/i.test(address) ? address : null
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decoded(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? ' ' : String.fromCodePoint(code)
  })
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim())
  const kept = lines.filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''))
  const whole = kept.join('\n').trim()
  return whole === '' ? '' : `${whole}\n`
}
