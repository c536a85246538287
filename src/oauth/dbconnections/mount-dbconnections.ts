// The vendor's endpoints with which programs of our own sign people up and mail them a link that sets a password.
import type { FastifyInstance } from 'fastify'
import type { Directory } from '../../directory.ts'
import { changePassword } from './change-password.ts'
import { databaseCall } from './database-call.ts'
import { sendDatabaseError } from './database-error.ts'
import { signUp } from './sign-up.ts'

export const dbconnectionPaths: readonly string[] = ['dbconnections/signup', 'dbconnections/change_password']

export function mountDbconnections(server: FastifyInstance, directory: Directory): void {
  server.setErrorHandler(sendDatabaseError)
  server.post('/dbconnections/signup', async (request, reply) =>
    reply.header('cache-control', 'no-store').send(await signUp(await databaseCall(directory, request))),
  )
  server.post('/dbconnections/change_password', async (request, reply) => {
    const answer = await changePassword(await databaseCall(directory, request))
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(answer)
  })
}
