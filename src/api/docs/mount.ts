// `/api/docs`: what every face offers, for programs as OpenAPI 3.1.
import type { FastifyInstance } from 'fastify'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { openapiDocument } from './openapi.ts'

export interface DocsOptions {
  readonly operations: readonly DescribedOperation[]
  readonly publicUrl: string
}

export async function mountDocs(server: FastifyInstance, { operations, publicUrl }: DocsOptions): Promise<void> {
  // Drawn when somebody first asks: most starts are for something else.
  let text: string | null = null
  server.get('/api/docs/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(openapiDocument(operations, publicUrl))
    return reply.type('application/json; charset=utf-8').header('access-control-allow-origin', '*').send(text)
  })
}
