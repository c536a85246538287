// What an orchestrator and a Prometheus ask. None of it needs a credential, and none of it names a person.
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface HealthOptions {
  /** Throws when the database does not answer. */
  readonly checkDatabase: () => Promise<void>
  readonly isStopping: () => boolean
}

export function mountHealth(server: FastifyInstance, { checkDatabase, isStopping }: HealthOptions): void {
  server.get('/health/live', async () => ({ status: 'ok' }))
  server.get('/health/ready', async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' })
    try {
      await checkDatabase()
    } catch (fault) {
      request.log.error({ err: fault }, 'not ready')
      return reply.code(503).send({ status: 'database unavailable' })
    }
    return { status: 'ok' }
  })
  mountMetrics(server)
}

/** One set of a process, however many servers it runs: what measures it cannot be stopped, and would outlive a server. */
let ofProcess: Registry | null = null

function processMetrics(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess, prefix: 'rollcall_' })
  }
  return ofProcess
}

function mountMetrics(server: FastifyInstance): void {
  const registry = new Registry()
  const durations = new Histogram({
    name: 'rollcall_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const all = Registry.merge([processMetrics(), registry])
  server.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never its address: addresses hold user ids and are without end.
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  server.get('/metrics', async (_request, reply) => reply.type(all.contentType).send(await all.metrics()))
}
