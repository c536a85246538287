// What the tests of jobs share: an upload, and waiting for a job to end.
import { gzipSync } from 'node:zlib'
import type { Answer, TestApp } from '../../../support/test-app.ts'

export interface Upload {
  /** Left out: no such part. */
  readonly users?: string | Uint8Array
  readonly [field: string]: string | Uint8Array | undefined
}

export async function databaseConnectionId(app: TestApp): Promise<string> {
  const { body } = await app.api('GET', '/connections?strategy=auth0')
  return body[0].id
}

/** Uploads a form whose parts come in the order given. */
export function upload(app: TestApp, parts: Upload): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined) continue
    if (name === 'users') form.set('users', new Blob([value as string | Uint8Array<ArrayBuffer>]), 'users.json')
    else form.set(name, String(value))
  }
  return app.api('POST', '/jobs/users-imports', { raw: form })
}

/** Uploads to the database connection, and waits for the end. */
export async function imported(app: TestApp, users: unknown, fields: Record<string, string> = {}): Promise<Answer> {
  const text = typeof users === 'string' || users instanceof Uint8Array ? users : JSON.stringify(users)
  const { body, status } = await upload(app, { users: text, connection_id: await databaseConnectionId(app), ...fields })
  if (status !== 202) throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`)
  return finished(app, body.id)
}

const patienceMs = 20_000

/** Reads the job until it ended. */
export async function finished(app: TestApp, id: string): Promise<Answer> {
  const until = Date.now() + patienceMs
  for (;;) {
    const job = await app.api('GET', `/jobs/${id}`)
    if (job.body.status === 'completed' || job.body.status === 'failed') return job
    if (Date.now() > until) throw new Error(`the job has not ended: ${JSON.stringify(job.body)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function refusals(app: TestApp, id: string): Promise<{ user: unknown; errors: unknown[] }[]> {
  const { body } = await app.api('GET', `/jobs/${id}/errors`)
  return body ?? []
}

export async function userByEmail(app: TestApp, email: string) {
  const { body } = await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)
  return body[0]
}

export function gzipped(text: string): Uint8Array {
  return gzipSync(text)
}
