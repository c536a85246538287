// Somebody who runs Rollcall, signed in to the console as their browser is.
import type { OurReady } from '../our-server.ts'

export interface Operator {
  /** What the browser holds. */
  readonly cookie: { readonly name: string; readonly value: string }
  /** Headers of the console's own calls. */
  readonly headers: readonly string[]
}

const owner = { email: 'olivia@example.com', name: 'Olivia Owner', password: 'violet harbour lantern 42' }

/** The first owner, by the link that a new Rollcall prints. It works once. */
export async function becomeOwner({ port, setupToken }: OurReady): Promise<Operator> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: setupToken, ...owner }),
  })
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(response.headers.getSetCookie()[0] ?? '') ?? []
  if (name === undefined || value === undefined) {
    throw new Error(`the first owner could not be made: ${response.status} ${await response.text()}`)
  }
  return { cookie: { name, value }, headers: [`Cookie: ${name}=${value}`, 'Accept: application/json'] }
}
