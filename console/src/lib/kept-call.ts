// A change of the API as data: it can be kept where no function can, such as in what a tab stores.
import { call } from './http.ts'

export interface KeptCall {
  readonly method: 'POST' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export function sendKept<Answer>({ method, path, ...options }: KeptCall, reason = ''): Promise<Answer> {
  return call<Answer>(method, path, { ...options, reason })
}
