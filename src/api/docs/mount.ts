// `/api/docs`: what every face offers, for programs as OpenAPI 3.1, for people as pages that are drawn from that document
// and from nothing else.
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { mountAssets } from './assets.ts'
import { createPages, type Pages } from './create-pages.ts'
import { openapiDocument } from './openapi.ts'

export interface DocsOptions {
  readonly operations: readonly DescribedOperation[]
  readonly publicUrl: string
}

export async function mountDocs(server: FastifyInstance, { operations, publicUrl }: DocsOptions): Promise<void> {
  // Drawn when somebody first asks: most starts are for something else.
  let drawn: { readonly json: string; readonly pages: Pages } | null = null
  const docs = () => {
    if (drawn !== null) return drawn
    const document = openapiDocument(operations, publicUrl)
    drawn = { json: JSON.stringify(document), pages: createPages(document) }
    return drawn
  }

  mountAssets(server)
  server.get('/api/docs/openapi.json', async (_request, reply) => sendDocument(reply, docs().json))
  server.get<{ Querystring: { q?: unknown } }>('/api/docs', async (request, reply) => {
    reply.header('vary', 'accept')
    if (wantsJson(request.headers.accept)) return sendDocument(reply, docs().json)
    const { q } = request.query
    const filter = typeof q === 'string' ? q.trim().slice(0, filterMaxLength) : ''
    return sendPage(reply, 200, docs().pages.overview(filter))
  })
  server.get<{ Params: { slug: string } }>('/api/docs/:slug', async (request, reply) => {
    const { pages } = docs()
    const page = pages.at(request.params.slug)
    return page === null ? sendPage(reply, 404, pages.unknown()) : sendPage(reply, 200, page)
  })
}

const filterMaxLength = 100

/** Browsers name html; whoever names JSON alone is a program. */
function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('html')
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', contentSecurityPolicy)
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', fresh)
    .type('text/html; charset=utf-8')
    .send(page)
}

/** The same for everybody: pages of any origin may read it. */
function sendDocument(reply: FastifyReply, json: string): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cache-control', fresh)
    .type('application/json; charset=utf-8')
    .send(json)
}

/** Nothing secret, but another version of the server says another thing. */
const fresh = 'no-cache'
