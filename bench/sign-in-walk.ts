// One sign-in as a browser and an app walk it: the authorization endpoint, both pages and their forms, the way back with
// a code, and its exchange for tokens.
import { type Answer, HttpConnection, type Request, requestBytes } from './http-connection.ts'
import type { HttpCallers } from './load.ts'
import { addressOf, callback, password, type SignInSetting } from './sign-in-people.ts'

export async function openBrowsers(port: number, count: number, setting: SignInSetting): Promise<HttpCallers> {
  const connections = await Promise.all(Array.from({ length: count }, () => HttpConnection.open(port)))
  let number = 0
  return {
    callers: connections.map((connection) => () => {
      number += 1
      return walk(connection, setting, number)
    }),
    close: () => {
      for (const connection of connections) connection.close()
    },
  }
}

async function walk(connection: HttpConnection, setting: SignInSetting, number: number): Promise<void> {
  const { clientId, clientSecret, emails } = setting
  const browser = openBrowser(connection, number)
  const start = { client_id: clientId, response_type: 'code', scope: 'openid profile email', redirect_uri: callback }
  const first = await browser.get(await browser.follow({ path: `/authorize?${new URLSearchParams(start)}` }))
  const token = textIn(first.body, /name="token" value="([^"]+)"/)
  const state = textIn(first.body, /name="state" value="([^"]+)"/)
  const identifier = emails[number % emails.length] as string
  const form = { token, state }
  await browser.get(await browser.follow({ method: 'POST', path: '/u/login', form: { ...form, identifier } }))
  const done = await browser.follow({ method: 'POST', path: '/u/login/password', form: { ...form, password } })
  const code = new URL(await browser.follow({ path: done })).searchParams.get('code')
  if (code === null) throw new Error('a sign-in ended without a code')
  const grant = { grant_type: 'authorization_code', redirect_uri: callback, code }
  const json = { ...grant, client_id: clientId, client_secret: clientSecret }
  expected(200, await connection.ask(requestBytes({ method: 'POST', path: '/oauth/token', json })))
}

function openBrowser(connection: HttpConnection, number: number) {
  const cookies = new Map<string, string>()
  const ask = async (request: Request) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = [
      `X-Forwarded-For: ${addressOf(number)}`,
      'Sec-Fetch-Site: same-origin',
      ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ]
    const answer = await connection.ask(requestBytes({ ...request, headers }))
    for (const [, name = '', value = ''] of answer.head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)) {
      cookies.set(name, value)
    }
    return answer
  }
  return {
    get: async (path: string) => expected(200, await ask({ path })),
    /** Where the answer leads. */
    follow: async (request: Request) => textIn(expected(303, await ask(request)).head, /\r\nlocation: ([^\r]+)/i),
  }
}

function expected(status: number, answer: Answer): Answer {
  if (answer.status === status) return answer
  throw new Error(
    `answered ${answer.status} instead of ${status}: ${answer.head}\n${answer.body.toString().slice(0, 500)}`,
  )
}

function textIn(text: Buffer | string, pattern: RegExp): string {
  const found = pattern.exec(text.toString())?.[1]
  if (found === undefined) throw new Error(`nothing like ${pattern} in ${text.toString().slice(0, 500)}`)
  return found
}
