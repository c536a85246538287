import type { Description, Operation } from '../description.ts'
import { exampleValue } from './example-value.ts'

/** A call as somebody would type it; what only they know stands as a variable of the shell. */
export function exampleCurl(description: Description, operation: Operation): string {
  const { method, path, parameters, proofs, bodies } = operation
  const address = description.baseUrl + path.replace(/\{(\w+)\}/g, (_all, name: string) => `$${name.toUpperCase()}`)
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required)
  const query = needed.map(({ name, schema }) => `${name}=${encodeURIComponent(textOf(description, schema))}`)
  const first = method === 'GET' ? 'curl' : `curl -X ${method}`
  return [
    `${first} "${address}${query.length === 0 ? '' : `?${query.join('&')}`}"`,
    ...proofLine(proofs),
    ...bodyLines(description, bodies),
  ].join(' \\\n  ')
}

const proofLines: Readonly<Record<string, string>> = {
  bearer: '-H "Authorization: Bearer $TOKEN"',
  tenantAccess: '-H "Authorization: Bearer $TOKEN"',
  apiKey: '-H "X-API-Key: $API_KEY"',
  clientSecret: '-u "$CLIENT_ID:$CLIENT_SECRET"',
}

function proofLine(proofs: readonly string[]): readonly string[] {
  const line = proofs.map((proof) => proofLines[proof]).find((known) => known !== undefined)
  return line === undefined ? [] : [line]
}

function bodyLines(description: Description, bodies: Operation['bodies']): readonly string[] {
  const [[type, schema] = []] = Object.entries(bodies)
  if (type === undefined || schema === undefined) return []
  const value = exampleValue(description, schema)
  if (type !== 'application/x-www-form-urlencoded') {
    return [`-H 'Content-Type: ${type}'`, `-d ${quoted(JSON.stringify(value))}`]
  }
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return fields.map(([name, field]) => `--data-urlencode ${quoted(`${name}=${field}`)}`)
}

function textOf(description: Description, schema: Parameters<typeof exampleValue>[1]): string {
  const value = exampleValue(description, schema)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
