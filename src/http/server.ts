// The HTTP server that all faces share: bodies, request ids, logs, security headers. It knows no noun's rules.
import { randomUUID } from 'node:crypto'
import type { BlockList } from 'node:net'
import formBody from '@fastify/formbody'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { clientAddress } from './client-address.ts'
import { endConnectionsOnStop } from './end-connections.ts'
import { parseJsonBody } from './json-body.ts'
import { strictTransport } from './strict-transport.ts'

export interface ServerOptions {
  readonly logger: FastifyServerOptions['logger']
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  readonly trustedProxies: BlockList | null
  readonly publicUrl: string
  /** Answers what is no face's by itself: an address that cannot be decoded, a fault in a route of none of them. */
  readonly sendFault: (fault: FastifyError, request: FastifyRequest, reply: FastifyReply) => void
}

/** Refused before any route reads it; each face says so in its own shape. */
export class AddressTooLong extends Error {
  override readonly name = 'AddressTooLong'
  readonly statusCode = 414

  constructor() {
    super('Request-URI Too Large')
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller's address, as far as it can be believed. */
    callerAddress: string | null
  }
}

/** What the API takes in one body; imports stream and have their own limit. */
const bodyLimitBytes = 1024 * 1024
const longestUrlCharacters = 8_192
const loggedPathCharacters = 500

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { logger, tls, trustedProxies, publicUrl, sendFault } = options
  const strict = strictTransport(publicUrl)
  const settings: FastifyServerOptions = {
    logger,
    bodyLimit: bodyLimitBytes,
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: longestUrlCharacters, ignoreTrailingSlash: false },
    genReqId: () => randomUUID(),
    // One line a request, written below, instead of the framework's two.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    frameworkErrors: (fault: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendFault(fault, request, reply)
    },
    http: { maxHeaderSize: 32 * 1024, headersTimeout: 10_000 },
  } as FastifyServerOptions
  const secure = { ...settings, ...(tls === null ? {} : { https: tls }) } as FastifyServerOptions
  const server = Fastify(secure) as FastifyInstance
  endConnectionsOnStop(server)
  // The framework's own answer has the fault's message in it. Faces that have words of their own set theirs.
  server.setErrorHandler((fault: FastifyError, request, reply) => sendFault(fault, request, reply))

  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as string))
    } catch (fault) {
      done(fault as Error)
    }
  })
  await server.register(formBody, { bodyLimit: bodyLimitBytes })
  server.setSerializerCompiler(() => JSON.stringify)
  server.decorateRequest('callerAddress', null)

  server.addHook('onRequest', async (request, reply) => {
    request.callerAddress = clientAddress(request.raw, trustedProxies)
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    if (strict !== null) reply.header('strict-transport-security', strict)
    if (request.raw.url !== undefined && request.raw.url.length > longestUrlCharacters) {
      throw new AddressTooLong()
    }
  })
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        // Without its query: search terms are people's data.
        path: request.url.split('?', 1)[0]?.slice(0, loggedPathCharacters),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.callerAddress,
      },
      'request',
    )
  })
  return server
}
