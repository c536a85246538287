// The one place that knows everybody: it prepares the database, makes the directory, and mounts the faces.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import type pg from 'pg'
import { AccessTokenVerifier } from './access-tokens/verify-access-token.ts'
import { sendError } from './api/auth0-v2/errors.ts'
import { mountAuth0V2 } from './api/auth0-v2/mount.ts'
import { operations as auth0Operations } from './api/auth0-v2/operations.ts'
import { sendProblem } from './api/authaz-v1/errors.ts'
import { mountAuthazV1 } from './api/authaz-v1/mount.ts'
import { operations as authazOperations } from './api/authaz-v1/operations.ts'
import { mountDocs } from './api/docs/mount.ts'
import { sendProblem as sendTenantProblem } from './api/tenant-admin/errors.ts'
import { mountTenantAdmin } from './api/tenant-admin/mount.ts'
import { operations as tenantOperations } from './api/tenant-admin/operations.ts'
import type { Application } from './applications/application.ts'
import type { Config } from './config/config.ts'
import type { Directory, Stores, Surroundings, SurroundingsBesideGate } from './directory.ts'
import { mountFederation } from './federation/mount.ts'
import { mountAvatars } from './http/avatars.ts'
import { mountConsole } from './http/console-files.ts'
import { mountHealth } from './http/health.ts'
import { RateLimiter } from './http/rate-limit.ts'
import { createServer, type ServerOptions } from './http/server.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import { createSealer, type Sealer } from './kernel/sealing.ts'
import { openHashList } from './leaks/hash-list.ts'
import { mountLogin } from './login/mount.ts'
import { plainPages } from './login/plain-pages.ts'
import { drawPreview } from './login/preview/draw-preview.ts'
import { createMailers } from './mail/mailers.ts'
import type { Mailers } from './messages/mailer.ts'
import { blindRules } from './network-rules/blind-rules.ts'
import { NetworkGate } from './network-rules/network-gate.ts'
import { mountOAuth } from './oauth/mount.ts'
import { operations as oauthOperations } from './oauth/operations.ts'
import { createOutgoing } from './outgoing/dispatcher.ts'
import { hashPassword } from './passwords/hash-password.ts'
import type { Hashing } from './passwords/hashing.ts'
import type { PepperRing } from './passwords/pepper.ts'
import { createPlaces } from './places/mmdb-places.ts'
import { prepareInstallation } from './prepare-installation.ts'
import type { CheckpointAnchor, CheckpointWitness } from './seals/checkpoint-witness.ts'
import { type Database, openDatabase } from './storage/postgres/database.ts'
import { migrate } from './storage/postgres/migrate.ts'
import { postgresNetworkRules } from './storage/postgres/network-rules.ts'
import { sql } from './storage/postgres/sql.ts'
import { postgresStores } from './storage/postgres/stores.ts'
import { wholeTransaction } from './storage/postgres/whole-transaction.ts'
import { startWorkers } from './workers.ts'

export interface AppOptions {
  readonly config: Config
  readonly connection: pg.ClientConfig
  readonly rootKey: Buffer
  readonly logger: FastifyServerOptions['logger']
  readonly tls: ServerOptions['tls']
  /** The local command line's key as the data folder has it. */
  readonly keptLocalKey: string | null
  /** Keeps checkpoints of the audit beside the database. */
  readonly witness?: CheckpointWitness
  /** Keeps heads of the audit outside. */
  readonly anchor?: CheckpointAnchor | null
  readonly clock?: Clock
  /** Tests hash cheaper. */
  readonly hashing?: Hashing
  /** Whatever else stands in the server before its routes; tests watch every answer. */
  readonly prepareServer?: (server: FastifyInstance) => void
}

export interface App {
  readonly server: FastifyInstance
  readonly directory: Directory
  /** Of the people who run Rollcall. */
  readonly console: Directory
  /** What the local command line signs in with; null when it was made at an earlier start. */
  readonly newLocalKey: string | null
  /** Opens the set-up of the first owner, where there is none. */
  readonly setupToken: string | null
  /** Stops taking work, finishes what is in hand, and leaves the database. */
  close(): Promise<void>
}

/** A migrated, prepared application that is ready to listen. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, connection, rootKey, logger, tls, clock = systemClock } = options
  const server = await createServer({
    logger,
    tls,
    trustedProxies: config.trustedProxies,
    publicUrl: config.publicUrl,
    sendFault,
  })
  options.prepareServer?.(server)
  await migrate(connection, (message) => server.log.info(message))
  const database = openDatabase({
    connection,
    poolSize: config.databasePool,
    onFault: (fault) => server.log.warn({ err: fault }, 'database connection lost'),
  })
  try {
    const places = await createPlaces(config.placesFiles)
    const newLeakList = await openHashList({
      file: config.leakedPasswordsFile,
      onFault: (fault) => server.log.error({ err: fault }, 'the list of leaked passwords cannot be read'),
    })
    const surroundingsOf = surroundings(config, { places, newLeakList }, clock, rootKey, options)
    const prepared = await prepareInstallation({
      database,
      rootKey,
      clock,
      config,
      surroundingsOf,
      keptLocalKey: options.keptLocalKey,
    })
    // One set of rules says from where anybody signs in, those who run Rollcall too.
    const networkRules = postgresNetworkRules(database, prepared.application.number)
    const networkGate = new NetworkGate({ networkRules, clock, places })
    const directory = directoryOf(database, { ...surroundingsOf(prepared.application), networkGate })
    const console = directoryOf(database, { ...surroundingsOf(prepared.consoleApplication), networkGate })
    const blind = await blindRules({ networkRules, clock, places })
    if (blind.length > 0) {
      server.log.warn({ rules: blind.map(({ id }) => id) }, 'network rules name a country, and no PLACES_FILES is set')
    }
    const workers = startWorkers(database, directory, console, server.log, mailersOf(config, directory.outgoing))
    // Nobody sets a mail server of their own for those who run Rollcall.
    const consoleWorkers = startWorkers(
      database,
      console,
      console,
      server.log,
      config.smtpUrl === null ? null : mailersOf(config, console.outgoing),
    )
    let isStopping = false
    await mountFaces(server, directory, console, config, workers.wakeJobs, {
      checkDatabase: async () => void (await database.rows(sql`SELECT 1`)),
      isStopping: () => isStopping,
    })
    return {
      server,
      directory,
      console,
      newLocalKey: prepared.newLocalKey,
      setupToken: prepared.setupToken,
      close: async () => {
        isStopping = true
        await server.close()
        await Promise.all([workers.stop(), consoleWorkers.stop()])
        await database.close()
      },
    }
  } catch (fault) {
    await database.close()
    throw fault
  }
}

function mailersOf({ smtpUrl, mailFrom }: Config, outgoing: Directory['outgoing']): Mailers {
  return createMailers({ url: smtpUrl, from: mailFrom, outgoing })
}

interface BroughtFiles extends Pick<Surroundings, 'places'> {
  readonly newLeakList: () => Surroundings['leakedPasswords']
}

function surroundings(config: Config, files: BroughtFiles, clock: Clock, rootKey: Buffer, options: AppOptions) {
  const { hashing, witness = null, anchor = null } = options
  const outgoing = createOutgoing({ allow: config.outgoingAllow })
  return (application: Application): SurroundingsBesideGate => {
    const sealer = createSealer(rootKey, application.number)
    // Each application's pages lie below an address of its own; by it their cookies and links differ.
    const publicUrl = application.kind === 'console' ? `${config.publicUrl}console/` : config.publicUrl
    const peppers = pepperRing(sealer)
    return {
      witness,
      anchor,
      application,
      clock,
      publicUrl,
      environmentName: config.environmentName,
      issuer: publicUrl,
      managementAudience: `${config.publicUrl}api/v2/`,
      sealer,
      peppers,
      hashPassword: (password) => hashPassword(password, peppers.current, hashing),
      sendsMail: config.smtpUrl !== null,
      outgoing,
      isDatabaseEmbedded: config.databaseUrl === null,
      places: files.places,
      leakedPasswords: files.newLeakList(),
    }
  }
}

function pepperRing(sealer: Sealer): PepperRing {
  return { current: { id: '1', key: sealer.derive('password pepper 1') }, retired: [] }
}

function directoryOf(database: Database, surroundings: Surroundings): Directory {
  const { number } = surroundings.application
  const stores: Stores = postgresStores(database, database, number, surroundings)
  return {
    ...surroundings,
    stores,
    change: (work) =>
      database.transaction((executor) =>
        work({ ...surroundings, ...postgresStores(database, executor, number, surroundings) }),
      ),
    asOne: (work) =>
      database.transaction((executor) => {
        const whole = wholeTransaction(database, executor)
        return work((directory) => directoryOf(whole, directory))
      }),
  }
}

/** By the address's beginning, as far as that can be read, in the shape of the face it is or would have been. */
function sendFault(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { url = '' } = request.raw
  if (url.startsWith('/api/v1/')) sendProblem(fault, request, reply)
  else if (/^\/api\/[^/]+\/admin\//.test(url)) sendTenantProblem(fault, request, reply)
  else sendError(fault, request, reply)
}

/** Of every face that programs talk to. */
export const describedOperations = [...auth0Operations, ...authazOperations, ...tenantOperations, ...oauthOperations]

async function mountFaces(
  server: FastifyInstance,
  directory: Directory,
  console: Directory,
  config: Config,
  wakeJobs: () => void,
  health: Parameters<typeof mountHealth>[1],
): Promise<void> {
  const rateLimiter = config.rateLimit === null ? null : new RateLimiter(config.rateLimit)
  const verifier = new AccessTokenVerifier({
    signingKeys: directory.stores.signingKeys,
    clock: directory.clock,
    issuer: directory.issuer,
  })
  const limits = { importBytes: config.importBytes, resultLimit: config.resultLimit }
  mountHealth(server, health)
  mountAvatars(server)
  await server.register(async (scope) => mountFederation(scope, directory))
  await server.register(async (scope) => mountLogin(scope, directory, console))
  await server.register(async (scope) => mountLogin(scope, console, console), { prefix: '/console' })
  await mountOAuth(server, { directory, verifier, rateLimiter, showPage: plainPages({ directory, console }) })
  await server.register(async (scope) => mountAuth0V2(scope, { directory, verifier, rateLimiter, limits, wakeJobs }), {
    prefix: '/api/v2',
  })
  await server.register(
    async (scope) =>
      mountAuthazV1(scope, { directory, console, verifier, rateLimiter, wakeJobs, drawLoginPreview: drawPreview }),
    {
      prefix: '/api/v1',
    },
  )
  await server.register(async (scope) => mountTenantAdmin(scope, { directory, verifier, rateLimiter }), {
    prefix: '/api/:tenantId/admin',
  })
  await mountDocs(server, { operations: describedOperations, publicUrl: directory.publicUrl })
  await mountConsole(server)
}
