// The browser for the tests: the machine's own Chromium, or Debian's package where root may install it. Never a
// download of its own. Run as a program it prints the browser's path, with --install it installs a missing one first.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

// The shell first: a browser without a window of its own costs journeys a third less.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/** @returns {string | null} */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  return firstOnPath(names)
}

/**
 * The browser as people have it: the shell keeps no rules for cookies in frames.
 * @returns {string | null}
 */
export function findWholeChromium() {
  const found = findChromium()
  return found !== null && basename(found) === names[0] ? firstOnPath(names.slice(1)) : found
}

/** @param {readonly string[]} programs */
function firstOnPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return (
    programs.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null
  )
}

/** @returns {string | null} the path of what is there afterwards */
export function installChromium() {
  const found = findChromium()
  if (found || !mayInstall()) return found
  installPackages(['chromium'])
  return findChromium()
}

/**
 * The shell beside the whole browser, where Debian has it. Without it everything runs, a third slower.
 * @returns {string | null} the browser that is there afterwards
 */
export function installShell() {
  const found = installChromium()
  const [shell = ''] = names
  if (process.env.CHROMIUM_PATH || firstOnPath([shell]) || !mayInstall()) return found
  try {
    installPackages([shell])
  } catch (error) {
    console.error(`No ${shell}, so the journeys take longer: ${error instanceof Error ? error.message : error}`)
  }
  return findChromium()
}

function mayInstall() {
  return process.geteuid?.() === 0 && !spawnSync('apt-get', ['--version']).error
}

/** @param {readonly string[]} packages */
function installPackages(packages) {
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  execFileSync('apt-get', ['-qq', 'update'], options)
  execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages], options)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = process.argv.includes('--install') ? installShell() : findChromium()
  if (path) console.log(path)
  else {
    console.error("No Chromium found. Install Debian's package `chromium`, or set CHROMIUM_PATH to a browser.")
    process.exitCode = 1
  }
}
