// nginx for the test of IP rules: the machine's own, or Debian's package where root may install it. Run as a program it
// prints where it is, with --install it installs a missing one first.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @returns {string | null} */
export function findNginx() {
  const given = process.env.NGINX_PATH
  if (given) return existsSync(given) ? given : null
  // Not on everybody's path where Debian puts it.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path)) ?? null
}

/** @returns {string | null} the path of what is there afterwards */
function installNginx() {
  const found = findNginx()
  if (found || process.geteuid?.() !== 0 || spawnSync('apt-get', ['--version']).error) return found
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  execFileSync('apt-get', ['-qq', 'update'], options)
  execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'nginx'], options)
  return findNginx()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = process.argv.includes('--install') ? installNginx() : findNginx()
  if (path) console.log(path)
  else {
    console.error("No nginx found. Install Debian's package `nginx`, or set NGINX_PATH to it.")
    process.exitCode = 1
  }
}
