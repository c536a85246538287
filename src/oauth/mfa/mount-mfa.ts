// The second factor of people whose words a client takes itself: what they have, what is asked of them, and a first
// authenticator where they must enrol one (auth0.md 1.2). All of it with the mfa_token that a grant answered.
import type { FastifyInstance } from 'fastify'
import type { Directory } from '../../directory.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { associate } from './associate.ts'
import { authenticatorsOf } from './authenticators.ts'
import { challenge } from './challenge.ts'
import { callerByBody, callerByHeader } from './mfa-caller.ts'

export const mfaPaths: readonly string[] = ['mfa/authenticators', 'mfa/associate', 'mfa/challenge']

export function mountMfa(server: FastifyInstance, directory: Directory): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  server.get('/mfa/authenticators', async (request) => {
    const { signIn, origin } = await callerByHeader(directory, request)
    const { step } = await stepOf(directory, signIn, origin)
    return authenticatorsOf(directory.stores.authenticationMethods, signIn, step)
  })
  server.post('/mfa/associate', async (request) => associate(await callerByHeader(directory, request)))
  server.post('/mfa/challenge', async (request) => challenge(await callerByBody(directory, request)))
}
