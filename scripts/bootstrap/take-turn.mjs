// One bootstrap a clone at a time: the second waits for the first, and steps in for one that has died.
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './root.mjs'

const file = join(root, '.cache', 'bootstrap.lock')
const holder = `${hostname()} ${process.pid} `
const beatMs = 2_000
const abandonedElsewhereAfterMs = 15_000
const abandonedAfterMs = 10 * 60_000

/** Answers the function that ends the turn. */
export async function takeTurn() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  let hasSaid = false
  while (!create(file)) {
    if (isAbandoned()) removeAbandoned()
    else {
      if (!hasSaid) console.log('Waiting for another start in this folder to finish installing.')
      hasSaid = true
      await sleep(200)
    }
  }
  // Somebody may have stepped in while this process was suspended; the lock is theirs then.
  const beat = setInterval(() => isOurs() && utimesSync(file, new Date(), new Date()), beatMs)
  return () => {
    clearInterval(beat)
    if (isOurs()) rmSync(file, { force: true })
  }
}

/**
 * The npm of a killed bootstrap goes on, and a second one beside it would spoil both: the turn lasts as long as either.
 * @param {number} pid
 */
export function holdTurnFor(pid) {
  appendFileSync(file, `${pid} `)
}

function isOurs() {
  return readLock().startsWith(holder)
}

function readLock() {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

/** @param {string} path */
function create(path) {
  try {
    writeFileSync(path, holder, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** On one machine the pids decide; between containers that share the folder, the beat does. */
function isAbandoned() {
  const [host, ...pids] = readLock().trim().split(' ')
  const isElsewhere = host !== hostname()
  if (!isElsewhere && !pids.some((pid) => isAlive(Number(pid)))) return true
  return isOlderThan(file, isElsewhere ? abandonedElsewhereAfterMs : abandonedAfterMs)
}

/** Two who both see a dead holder must not remove each other's new lock: one at a time looks again and removes. */
function removeAbandoned() {
  const guard = `${file}.removal`
  if (!create(guard)) {
    if (isOlderThan(guard, abandonedElsewhereAfterMs)) rmSync(guard, { force: true })
    return
  }
  if (isAbandoned()) rmSync(file, { force: true })
  rmSync(guard, { force: true })
}

/**
 * @param {string} path
 * @param {number} ms
 */
function isOlderThan(path, ms) {
  const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return changedAt !== undefined && Date.now() - changedAt > ms
}

/**
 * A zombie, which some containers never reap, does nothing any more.
 * @param {number} pid
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch (error) {
    return error.code === 'EPERM'
  }
}
