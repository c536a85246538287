// Calls our server as the bench's own client, and lets the load into `/api/v2` the way a customer's program gets in.
import type { OurReady } from './our-server.ts'

/** A machine client, its grant, a token: the headers that open `/api/v2`. */
export async function allowedHeaders(ready: OurReady): Promise<readonly string[]> {
  const { client_id, client_secret, audience } = await callOurApi<Record<string, string>>(ready, '/api/v1/clients', {
    ...postedJson({ name: 'Bench', machine: true, scopes: 'all' }),
  })
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const token = await callOurApi<{ access_token: string }>(ready, '/oauth/token', postedJson(grant))
  return [`Authorization: Bearer ${token.access_token}`]
}

/** The JSON that is answered. Throws what the server says when it refuses. */
export async function callOurApi<Answer>(
  { port, apiKey }: OurReady,
  path: string,
  { headers, ...request }: RequestInit & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const key: Record<string, string> = path.startsWith('/api/v1/') ? { 'x-api-key': apiKey } : {}
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...request, headers: { ...headers, ...key } })
  const text = await response.text()
  if (!response.ok) throw new Error(`${request.method ?? 'GET'} ${path}: answered ${response.status} ${text}`)
  return JSON.parse(text) as Answer
}

export function postedJson(body: object) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
