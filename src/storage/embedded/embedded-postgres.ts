// Rollcall's own PostgreSQL: the native server from npm, its data below the data folder, reached by a unix socket alone.
// Owns making, starting and stopping it (product.md decision 6). It does not own the schema, and it does not keep a
// second Rollcall away: the caller holds the data folder's lock (lock-data-folder.ts) for as long as the server runs.
import { join } from 'node:path'
import { applicationDatabase, applicationRole, ensureApplicationDatabase } from './application-database.ts'
import { ensureCluster } from './create-cluster.ts'
import { prepareDataFolder, shownPath } from './data-folder.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { type Postmaster, type PostmasterPlan, startPostmaster } from './postmaster.ts'
import { socketPort } from './server-settings.ts'
import { chooseServerUser, type ServerUser } from './server-user.ts'
import { chooseSocketFolder, removeSocketFolder } from './socket-folder.ts'
import { stopLeftoverServer } from './stop-leftover-server.ts'
import { binariesWithinReach, giveClusterTo, openDataFolderTo } from './unprivileged-reach.ts'

export interface EmbeddedPostgres {
  readonly connection: {
    /** The folder of the unix socket. */
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
    readonly password?: string
  }
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  log(message: string): void
}

export async function startEmbeddedPostgres({ dataDir, log }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await prepareDataFolder(dataDir)
  const clusterFolder = join(folder, 'postgres')
  const user = await chooseServerUser(clusterFolder)
  const binaries = await prepareBinaries(user, folder)
  await ensureCluster(clusterFolder, binaries, user)
  if (user.account) await giveClusterTo(user.account, clusterFolder)
  await stopLeftoverServer(clusterFolder, log)

  const socketFolder = await chooseSocketFolder(clusterFolder, user)
  const logFile = join(folder, 'postgres.log')
  const postmaster = await startAlone({ clusterFolder, socketFolder, logFile, binaries, user }, log)
  let isStopping = false
  postmaster.ended.then(() => {
    if (isStopping) return
    log(`The embedded database has ended by itself; its log is ${shownPath(logFile)}. Start Rollcall again.`)
  })
  const stop = async () => {
    isStopping = true
    await postmaster.stop()
    await removeSocketFolder(socketFolder)
  }
  try {
    await ensureApplicationDatabase(socketFolder, socketPort)
  } catch (error) {
    await stop()
    throw error
  }
  const connection = { host: socketFolder, port: socketPort, user: applicationRole, database: applicationDatabase }
  return { connection, stop }
}

async function prepareBinaries({ account }: ServerUser, folder: string): Promise<PostgresBinaries> {
  const binaries = await findPostgresBinaries()
  if (account === null) return binaries
  await openDataFolderTo(account, folder)
  return binariesWithinReach(account, binaries, folder)
}

/** A Rollcall killed in the very moment of its start leaves a server that is not on record yet, until ours meets it. */
async function startAlone(plan: PostmasterPlan, log: (message: string) => void): Promise<Postmaster> {
  try {
    return await startPostmaster(plan, log)
  } catch (error) {
    if (await stopLeftoverServer(plan.clusterFolder, log)) return startPostmaster(plan, log)
    await removeSocketFolder(plan.socketFolder)
    throw error
  }
}
