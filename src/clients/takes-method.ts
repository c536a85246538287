import type { Client, SignInMethod } from './client.ts'

/** Whether people may prove themselves to the client by it; whatever is no client's takes every way. */
export function takesMethod(client: Pick<Client, 'signInMethods'> | null, method: SignInMethod): boolean {
  return client === null || client.signInMethods === null || client.signInMethods.includes(method)
}
