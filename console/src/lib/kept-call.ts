// A change of the API as data: it can be kept where no function can, such as in what a tab stores.
import { type CallOptions, call } from './http.ts'

export interface KeptCall extends Pick<CallOptions, 'body' | 'ifVersion'> {
  readonly method: 'POST' | 'DELETE'
  readonly path: string
}

export function sendKept<Answer>({ method, path, ...options }: KeptCall, reason = ''): Promise<Answer> {
  return call<Answer>(method, path, { ...options, reason })
}
