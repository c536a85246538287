// What pages of other origins may call. Any origin may, where what is answered depends on what is sent along and never on
// a cookie; no answer may be read together with one (WEB-10).
import type { FastifyInstance } from 'fastify'

const preflightSeconds = 600

export interface CrossOriginHeaders {
  /** What a page may send besides what every page may. */
  readonly takes: readonly string[]
  /** What a page may read besides the body. */
  readonly exposes: readonly string[]
}

export interface CrossOriginRoute {
  readonly method: string
  /** Below the scope's prefix. */
  readonly path: string
}

/** To be called before the scope's routes are mounted; answers the preflight of each of their paths. */
export function allowEveryOrigin(
  scope: FastifyInstance,
  routes: readonly CrossOriginRoute[],
  { takes, exposes }: CrossOriginHeaders,
): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', exposes.join(', '))
  })
  for (const [path, ofPath] of Map.groupBy(routes, (route) => route.path)) {
    const methods = ofPath.map(({ method }) => method)
    scope.options(path, async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', methods.join(', '))
        .header('access-control-allow-headers', takes.join(', '))
        .header('access-control-max-age', preflightSeconds)
        .send(),
    )
  }
}
