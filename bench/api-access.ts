// Lets the load into `/api/v2` the way a customer's program gets in: a machine client, a grant, a token.
import type { OurReady } from './our-server.ts'

export async function allowedHeaders({ port, apiKey }: OurReady): Promise<readonly string[]> {
  const client = await post(port, '/api/v1/clients', { name: 'Bench', machine: true, scopes: 'all' }, apiKey)
  const { client_id, client_secret, audience } = client
  const token = await post(port, '/oauth/token', {
    grant_type: 'client_credentials',
    client_id,
    client_secret,
    audience,
  })
  return [`Authorization: Bearer ${token.access_token}`]
}

async function post(port: number, path: string, body: object, apiKey?: string): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }) },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(`POST ${path}: answered ${response.status} ${JSON.stringify(answer)}`)
  return answer
}
