// `npm ci`, and how to know that it is not needed.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Refusal } from './refusal.mjs'
import { holdTurnFor } from './take-turn.mjs'

/** @param {string} folder one with a package.json and a package-lock.json */
export function isInstalled(folder) {
  return missingPackages(folder).length === 0
}

/**
 * @param {string} folder
 * @param {import('./machine-node.mjs').MachineNode | null} machine
 * @param {string} announcement
 */
export async function install(folder, machine, announcement) {
  console.log(announcement)
  const [command, ...args] = npm(machine)
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(command, [...args, 'ci', ...flags], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (child.pid) holdTurnFor(child.pid)
  const failure = await new Promise((resolve) => {
    child.on('error', (error) => resolve(`npm does not start (${error.message})`))
    child.on('exit', (code) => resolve(code === 0 ? null : `npm ci failed in ${folder}`))
  })
  if (failure) throw new Refusal(`${failure}. Mend what it names above, then start again.`)
  const missing = missingPackages(folder)
  if (missing.length > 0) {
    // npm takes an optional package that it could not fetch for one that nobody needs, and says nothing.
    throw new Refusal(`npm ci has left out ${missing.join(', ')}. See that the npm registry answers, then start again.`)
  }
}

/**
 * The npm that started us, on the machine's own Node: a reinstallation must not run on what it replaces.
 * @param {import('./machine-node.mjs').MachineNode | null} machine
 */
function npm(machine) {
  const program = process.env.npm_execpath ?? ''
  const isNpm = /^npm-cli\.c?js$/.test(basename(program))
  return isNpm ? [machine?.path ?? process.execPath, program] : ['npm']
}

/** The caller's settings stay (registry, proxy, cache), save those that would leave packages out. */
function environment() {
  const unwanted = /^(node_env|npm_config_(omit|only|production|global|include|dry_run))$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)))
}

/**
 * What of the lockfile is not installed. npm lists what it has put there in a hidden lockfile, which it writes last;
 * so a half-done installation counts for nothing, and one that somebody made by hand (as image builds do before they
 * lose the network) counts for all.
 * @param {string} folder
 */
function missingPackages(folder) {
  const installed = packagesIn(join(folder, 'node_modules', '.package-lock.json'))
  return Object.entries(packagesIn(join(folder, 'package-lock.json')))
    .filter(([path, entry]) => path !== '' && isNeeded(entry) && installed[path]?.integrity !== entry.integrity)
    .map(([path]) => path.replace(/^node_modules\//, ''))
}

/** @param {{ optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} entry */
function isNeeded({ optional, devOptional, os, cpu, libc }) {
  if (!optional && !devOptional) return true
  // Of the optional ones only those for exactly this machine are sure to be there.
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc)
}

/** @param {string} file */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}
