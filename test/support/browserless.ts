// A browser without a screen or a script: it keeps cookies and sends the forms of a page as they stand. What works here
// works with JavaScript off.
import { expect } from 'vitest'

export interface Shown {
  readonly status: number
  /** Path and query of the page. */
  readonly address: string
  readonly headers: Headers
  readonly html: string
  readonly heading: string
  /** What the page says, without its markup. */
  readonly text: string
}

export interface Sent {
  readonly status: number
  readonly location: string | null
  readonly headers: Headers
  readonly html: string
}

export interface Browserless {
  readonly cookies: Map<string, string>
  /** Opens an address and follows where it leads, as far as our own pages go. */
  open(address: string, headers?: Readonly<Record<string, string>>): Promise<Shown>
  /** Sends the page's form with this action, its hidden fields and what is typed, and follows the answer. */
  submit(page: Shown, action: string, typed?: Readonly<Record<string, string>>): Promise<Shown>
  /** The same, and answers what came without following it. */
  send(
    page: Shown,
    action: string,
    typed?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Sent>
  request(method: string, address: string, headers?: Readonly<Record<string, string>>, body?: string): Promise<Sent>
}

const redirectsAtMost = 10

export function newBrowserless(base: string, defaults: Readonly<Record<string, string>> = {}): Browserless {
  const { origin } = new URL(base)
  const cookies = new Map<string, string>()

  async function request(
    method: string,
    address: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string,
  ) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(address, base), {
      method,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }), ...defaults, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line)
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      html: await response.text(),
    }
  }

  async function open(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Shown> {
    let next = address
    for (let hops = 0; hops < redirectsAtMost; hops += 1) {
      const answer = await request('GET', next, headers)
      const place = new URL(next, base)
      if (answer.location === null) return shownFrom(answer, place)
      const target = new URL(answer.location, place)
      // An app's own page: nobody listens there in a test.
      if (target.origin !== origin) return shownFrom({ ...answer, html: '' }, target)
      next = target.href
    }
    throw new Error(`${address} leads in a circle`)
  }

  async function send(
    page: Shown,
    action: string,
    typed: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Sent> {
    const fields = { ...hiddenFields(page.html, action), ...typed }
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return request('POST', action, { origin, ...type, ...headers }, new URLSearchParams(fields).toString())
  }

  return {
    cookies,
    request,
    open,
    send,
    submit: async (page, action, typed) => {
      const sent = await send(page, action, typed)
      return sent.location === null ? shownFrom(sent, new URL(action, base)) : open(sent.location)
    },
  }
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const isCleared = attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')
  if (isCleared) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

function shownFrom({ status, headers, html }: Sent, place: URL): Shown {
  return {
    status,
    address: `${place.pathname}${place.search}`,
    headers,
    html,
    heading: decoded(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
    text: decoded(html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' '),
  }
}

/** What the form carries by itself; fails when the page has no such form. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form [^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, to]) => to === action)
  expect(form, `no form with action ${action} in ${html}`).toBeDefined()
  const inputs = [...(form?.[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decoded(value)]))
}

function decoded(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name] ?? '')
}
