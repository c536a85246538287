import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.geteuid?.() === 0

let folder: string
let dataDir: string
let lines: string[]
const running: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rc-'))
  dataDir = join(folder, 'data')
  lines = []
})

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of running.splice(0)) await server.stop()
  await rm(folder, { recursive: true, force: true })
}, 30_000)

test('the first start makes a durable server whose role owns its database and nothing else', async () => {
  const server = await start()
  expect(server.connection).toMatchObject({ host: join(dataDir, 'postgres'), user: 'rollcall', database: 'rollcall' })
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)

  const [role] = await query(
    server,
    'SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user',
  )
  expect(role).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false })
  const settings = await query(
    server,
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes', 'jit') ORDER BY name`,
  )
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    jit: 'off',
    listen_addresses: '',
    synchronous_commit: 'on',
  })
})

test('letters of every alphabet fold, and trigrams see them', async () => {
  const server = await start()
  await query(server, 'CREATE EXTENSION pg_trgm')
  await query(server, 'CREATE EXTENSION btree_gin')
  const [folded] = await query(server, `SELECT lower('ÜNLÜ ŽIŽEK ΑΓΆΠΗ') AS text, 'ŽIŽEK' ILIKE 'ži%' AS "isLike"`)
  expect(folded).toEqual({ text: 'ünlü žižek αγάπη', isLike: true })
  const [trigrams] = await query(server, `SELECT similarity('Žižek', 'žižek') AS same, show_trgm('Ž') AS shown`)
  expect(trigrams?.same).toBe(1)
  expect(trigrams?.shown).toHaveLength(2)
})

test('what was written is there after a stop and a second start', async () => {
  const first = await start()
  await query(first, "CREATE TABLE people AS SELECT 'alice@example.com' AS email")
  await stop(first)
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)

  expect(await query(await start(), 'SELECT email FROM people')).toEqual([{ email: 'alice@example.com' }])
})

test('the server of a Rollcall that was killed is stopped and a new one takes its place', async () => {
  const pid = await startInKilledProcess()
  expect(isAlive(pid)).toBe(true)

  const server = await start()
  expect(isAlive(pid)).toBe(false)
  expect(lines).toEqual(['Stopping the database server that an earlier Rollcall left running.'])
  expect(await query(server, 'SELECT email FROM people')).toEqual([{ email: 'alice@example.com' }])
})

test('a dead server whose number a zombie or a stranger has now does not prevent the start', async () => {
  await stop(await start())
  for (const pid of [await startZombie(), startStranger()]) {
    const note = [pid, join(dataDir, 'postgres'), 1, 5432, '', '', '  1 1', 'ready   ', '']
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), note.join('\n'))
    const server = await start()
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await stop(server)
    expect(() => process.kill(pid, 0)).not.toThrow()
  }
})

test('what remains of a server whose first process was killed is ended before the next start', async () => {
  const pid = await startInKilledProcess()
  process.kill(pid, 'SIGKILL')

  const server = await start()
  expect(await query(server, 'SELECT email FROM people')).toEqual([{ email: 'alice@example.com' }])
})

test('a database that was only half made is made anew', async () => {
  const abandoned = join(dataDir, 'postgres.unfinished-Ab12Cd')
  await mkdir(join(abandoned, 'base'), { recursive: true })
  await writeFile(join(abandoned, 'PG_VERSION'), '18\n')
  await mkdir(join(dataDir, 'postgres'))

  const server = await start()
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])
})

test('a first start that is killed at any moment leaves a folder that starts', async () => {
  for (const afterMs of [150, 400, 700]) {
    const child = startProcess(['start()'])
    await sleep(afterMs)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
}, 30_000)

test('a folder that is not a whole database is refused and left alone', async () => {
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'notes.txt'), 'mine')

  await expect(start()).rejects.toThrow('is not a complete PostgreSQL folder. Put a backup in its place')
  expect(await readdir(join(dataDir, 'postgres'))).toEqual(['notes.txt'])
})

test('a database of another PostgreSQL version is refused by name', async () => {
  await mkdir(join(dataDir, 'postgres', 'global'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')

  await expect(start()).rejects.toThrow('was made by PostgreSQL 15; this Rollcall brings PostgreSQL 18.')
})

test('a start that fails quotes the end of the log and says what to do', async () => {
  await stop(await start())
  await writeFile(join(dataDir, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n')

  const failure = await start().catch((error: Error) => error)
  expect(failure).toMatchObject({ name: 'StartError' })
  expect((failure as Error).message).toMatch(/unrecognized configuration parameter "no_such_setting"/)
  expect((failure as Error).message).toMatch(/postgres\.log\) and start again, or set DATABASE_URL/)
})

test('a deep data folder puts the socket into a short folder that only this user can enter', async () => {
  dataDir = join(folder, 'a'.repeat(60), 'b'.repeat(60))
  const server = await start()
  expect(server.connection.host.length).toBeLessThan(60)
  expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700)
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])

  await stop(server)
  expect(existsSync(server.connection.host)).toBe(false)
})

test('a Ctrl-C in the terminal does not reach the server', async () => {
  const child = startProcess(['process.on("SIGINT", () => {})', 'start()'], { detached: true })
  await once(child.stdout!, 'data')
  process.kill(-child.pid!, 'SIGINT')
  await sleep(300)
  expect(isAlive(await postmasterPid())).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await start()
})

test.runIf(isRoot)(
  'root without user namespaces drops to an unprivileged user, and keeps its folder closed',
  async () => {
    await chmod(folder, 0o711)
    const tools = join(folder, 'bin')
    await mkdir(tools)
    for (const tool of ['chown', 'test', 'locale', 'sh']) await symlink(`/usr/bin/${tool}`, join(tools, tool))
    await stop(await start())
    vi.stubEnv('PATH', tools)

    const server = await start()
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect((await stat(join(dataDir, 'postgres'))).uid).not.toBe(0)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o710)
    await stop(server)

    vi.unstubAllEnvs()
    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  },
  30_000,
)

test.runIf(isRoot)('root that can hand the data folder to nobody says so in one line', async () => {
  vi.stubEnv('PATH', '/nowhere')
  const failure = await start().catch((error: Error) => error)
  expect((failure as Error).message).toMatch(
    /^PostgreSQL does not run as root, and \w+ cannot reach the data folder .*$/,
  )
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) })
  running.push(server)
  return server
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running.splice(running.indexOf(server), 1)
  await server.stop()
}

async function query({ connection }: EmbeddedPostgres, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

/** Another Rollcall process; its `start()` begins the server of this test's folder, writes one row and says so. */
function startProcess(statements: readonly string[], { detached = false } = {}): ChildProcess {
  const program = `
    import { Client } from 'pg'
    import { startEmbeddedPostgres } from '${new URL('./embedded-postgres.ts', import.meta.url)}'
    async function start() {
      const { connection } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
      const client = new Client(connection)
      await client.connect()
      await client.query("CREATE TABLE people AS SELECT 'alice@example.com' AS email")
      console.log('written')
    }
    ${statements.join('\n')}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: new URL('.', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached,
  })
  children.push(child)
  return child
}

/** The pid of a server whose Rollcall was killed after one durable write. */
async function startInKilledProcess(): Promise<number> {
  const child = startProcess(['start()'])
  await once(child.stdout!, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  return postmasterPid()
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}

/** A process that has ended and that its parent never asks about. */
async function startZombie(): Promise<number> {
  // It outlives the shell, which would ask about it; the program that takes the shell's place never does.
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(parent)
  const [data] = await once(parent.stdout, 'data')
  const pid = Number(data)
  while (isAlive(pid)) await sleep(20)
  process.kill(pid, 0)
  return pid
}

function startStranger(): number {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  children.push(stranger)
  return stranger.pid!
}

/** A zombie is not alive, although its number is still taken. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}
