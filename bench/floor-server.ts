// The floor: what a bare Fastify with one prepared query on a `pg` pool can do, with the same rows and the same columns.
// Nothing is checked, nobody is asked who they are.
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'
import { listAsJson, listAsRows, oneAsJson, oneAsRow } from './floor-statements.ts'
import { followParent } from './parent-link.ts'

export interface FloorSetup {
  readonly connection: pg.ClientConfig
  readonly applicationId: number
}

/** As many connections as Rollcall has by default. */
const poolSize = 10

followParent<FloorSetup, { readonly port: number }>(async ({ connection, applicationId }) => {
  const pool = new pg.Pool({ ...connection, max: poolSize, options: '-c jit=off' })
  const server = Fastify()
  const json = async (name: string, text: string, values: unknown[]) =>
    (await pool.query<{ body: string }>({ name, text, values })).rows[0]?.body
  server.get('/one/json/:id', async (request, reply) => {
    const { id } = request.params as { id: string }
    return reply.type('application/json').send(await json('one json', oneAsJson, [applicationId, id]))
  })
  server.get('/list/json', async (_request, reply) =>
    reply.type('application/json').send(await json('list json', listAsJson, [applicationId])),
  )
  server.get('/one/rows/:id', async (request) => {
    const { id } = request.params as { id: string }
    return (await pool.query({ name: 'one row', text: oneAsRow, values: [applicationId, id] })).rows[0]
  })
  server.get(
    '/list/rows',
    async () => (await pool.query({ name: 'list rows', text: listAsRows, values: [applicationId] })).rows,
  )
  await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    ready: { port: (server.server.address() as AddressInfo).port },
    stop: async () => {
      await server.close()
      await pool.end()
    },
  }
})
