// A browser with the console open: it keeps the cookie and repeats the CSRF token, as the console does.
import { operatorSession, type ProofAge, stepUpProof } from '../../support/operator-session.ts'
import type { Answer, CallOptions, TestApp } from '../../support/test-app.ts'

export const password = 'correct horse battery'

export interface ConsoleBrowser {
  /** On `/api/v1`. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  cookie: string | null
  csrfToken: string | null
  /** A proof for each change, and a reason, as if its dialog had asked; null where nobody confirms anything. */
  confirm: (() => Promise<string>) | null
  /** Takes cookie and token over from an answer that opened a session. */
  keep(answer: Answer): Answer
}

export function consoleBrowser(app: TestApp): ConsoleBrowser {
  const browser: ConsoleBrowser = {
    cookie: null,
    csrfToken: null,
    confirm: null,
    call: async (method, path, options = {}) =>
      app.anonymous(method, `/api/v1${path}`, {
        ...options,
        headers: {
          ...(browser.cookie === null ? {} : { cookie: browser.cookie }),
          ...(browser.csrfToken === null ? {} : { 'x-csrf-token': browser.csrfToken }),
          ...(browser.confirm === null || method === 'GET'
            ? {}
            : { 'x-step-up': await browser.confirm(), 'x-reason': 'Testing' }),
          origin: app.url.slice(0, -1),
          'sec-fetch-site': 'same-origin',
          ...options.headers,
        },
      }),
    keep: (answer) => {
      browser.cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? null
      browser.csrfToken = answer.body?.csrfToken ?? null
      return answer
    },
  }
  return browser
}

/** Somebody with a role, signed in. */
export async function signedIn(app: TestApp, role: string, email = `${role}@example.com`): Promise<ConsoleBrowser> {
  const made = await app.v1('POST', '/operators', { body: { email, password, role } })
  if (made.status !== 201) throw new Error(`no operator: ${made.text}`)
  return signedInAs(app, made.body.id)
}

/** An operator who is there already. Who signed in a while ago confirms nothing by themselves. */
export async function signedInAs(app: TestApp, operatorId: string, age: ProofAge = 'fresh'): Promise<ConsoleBrowser> {
  const browser = consoleBrowser(app)
  const { name, value, sessionId } = await operatorSession(app, operatorId, age)
  browser.cookie = `${name}=${value}`
  browser.csrfToken = (await browser.call('GET', '/session')).body.csrfToken
  if (age === 'fresh') browser.confirm = () => stepUpProof(app, operatorId, sessionId)
  return browser
}
