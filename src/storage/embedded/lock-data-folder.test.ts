import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder } from './lock-data-folder.ts'

const isRoot = process.geteuid?.() === 0

let folder: string
let dataDir: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rc-'))
  dataDir = join(folder, 'data')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

test('the data folder is made for its owner alone, and can be locked again once released', async () => {
  const lock = await lockDataFolder(dataDir)
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  await lock.release()
  await lock.release()
  await (await lockDataFolder(dataDir)).release()
})

test('a second Rollcall is refused within a second, in one line that names the first', async () => {
  const holder = await lockInProcess()
  const tookMs: number[] = []
  let refusal: unknown
  // The quickest of three tries: a busy machine slows some of them, a wait for the lock all.
  for (let tries = 0; tries < 3; tries += 1) {
    const before = performance.now()
    refusal = await lockDataFolder(dataDir).catch((error: Error) => error)
    tookMs.push(performance.now() - before)
  }
  expect(Math.min(...tookMs)).toBeLessThan(1_000)
  expect(refusal).toMatchObject({
    name: 'StartError',
    message:
      `Another Rollcall (process ${holder.pid}) is using the data folder ${dataDir}. ` +
      'Stop it first, or set DATA_DIR to another folder.',
  })
})

test('a folder below the working one is named as people type it', async () => {
  const previous = process.cwd()
  process.chdir(folder)
  const lock = await lockDataFolder('data')
  await expect(lockDataFolder('data')).rejects.toThrow('is using the data folder ./data. Stop it first')
  await lock.release()
  process.chdir(previous)
})

test('the lock is free as soon as its holder is killed', async () => {
  const holder = await lockInProcess()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await sleep(200)
  await (await lockDataFolder(dataDir)).release()
})

test('a Ctrl-C in the terminal does not free the lock while its holder still stops', async () => {
  const holder = await lockInProcess()
  process.kill(-holder.pid!, 'SIGINT')
  await sleep(200)
  await expect(lockDataFolder(dataDir)).rejects.toThrow('Another Rollcall')
})

test('a holder with nothing more to do can end without releasing', async () => {
  const holder = await lockInProcess('')
  const [code] = holder.exitCode === null ? await once(holder, 'exit') : [holder.exitCode]
  expect(code).toBe(0)
})

test.skipIf(isRoot)('a folder that cannot be written is refused with the setting to change', async () => {
  await mkdir(dataDir, { mode: 0o500 })
  await expect(lockDataFolder(dataDir)).rejects.toThrow('set DATA_DIR to another folder')
})

/** Another Rollcall that holds the lock and goes on, whatever the terminal says. */
async function lockInProcess(thenRun = 'setInterval(() => {}, 1000)'): Promise<ChildProcess> {
  const program = `
    import { lockDataFolder } from '${new URL('./lock-data-folder.ts', import.meta.url)}'
    process.on('SIGINT', () => {})
    await lockDataFolder(${JSON.stringify(dataDir)})
    console.log('locked')
    ${thenRun}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}
