import type { MessageKind, MessageValues } from './message.ts'
import { oneLine } from './one-line.ts'

/** Values are names, addresses, numbers and links; none of them is markup, a header or an expression (INJ-09, INJ-10). */
export function plainValues<Values extends MessageValues[MessageKind]>(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    return [name, /link$/i.test(name) ? webLink(value) : oneLine(value)]
  })
  return Object.fromEntries(entries) as Values
}

function webLink(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null
  if (url === null || !/^https?:$/.test(url.protocol) || /[\s\p{C}]/u.test(link)) {
    throw new Error('a message holds a link that is no web address')
  }
  return link
}
