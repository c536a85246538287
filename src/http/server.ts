// The HTTP server that all faces share: bodies, request ids, logs, security headers. It knows no noun's rules.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
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
import { RollcallError } from '../kernel/errors.ts'
import { clientAddress } from './client-address.ts'
import { parseJsonBody } from './json-body.ts'

export interface ServerOptions {
  readonly logger: FastifyServerOptions['logger']
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  readonly trustedProxies: BlockList | null
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

export async function createServer({ logger, tls, trustedProxies }: ServerOptions): Promise<FastifyInstance> {
  const options: FastifyServerOptions = {
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
    // What is no address reaches no face; it is not repeated, for it may be anything.
    frameworkErrors: (fault: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const statusCode = fault.statusCode ?? 400
      const error = STATUS_CODES[statusCode]
      reply.code(statusCode).send({ statusCode, error, message: 'The address is not well formed.' })
    },
    http: { maxHeaderSize: 32 * 1024, headersTimeout: 10_000 },
  } as FastifyServerOptions
  const secure = { ...options, ...(tls === null ? {} : { https: tls }) } as FastifyServerOptions
  const server = Fastify(secure) as FastifyInstance

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
    if (request.raw.url !== undefined && request.raw.url.length > longestUrlCharacters) {
      reply.code(414)
      throw new RollcallError('invalid_input', 'Request-URI Too Large')
    }
  })
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        // Without its query: search terms are people's data.
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.callerAddress,
      },
      'request',
    )
  })
  return server
}
