import type { FastifyInstance } from 'fastify'

const preflightSeconds = 600

/**
 * What apps in a browser call from their own origin. Any origin may: these answers depend on what is sent along and never
 * on a cookie, and no answer may be read together with one (WEB-10).
 */
export function allowEveryOrigin(scope: FastifyInstance, paths: readonly string[]): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', 'WWW-Authenticate, DPoP-Nonce, Retry-After')
  })
  for (const path of paths) {
    scope.options(`/${path}`, async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', 'GET, POST')
        .header('access-control-allow-headers', 'Authorization, Content-Type, DPoP, Auth0-Client')
        .header('access-control-max-age', preflightSeconds)
        .send(),
    )
  }
}
