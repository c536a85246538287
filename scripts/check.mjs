// `npm run check`: types, format and lint, and the rules of the house. All of them run, every fault is shown, and the
// exit code is 1 when there is one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fittingNode } from '../runtime/node-path.mjs'
import { root } from './bootstrap/root.mjs'
import { breachLine } from './house/breach.mjs'
import { checkHouse } from './house/check-house.mjs'
import { housePaths, readSources } from './house/house-files.mjs'
import { checkTranslations } from './house/translations.mjs'

// biome ci writes colours even into a file.
const colours = process.stdout.isTTY ? 'force' : 'off'
const typeProjects = ['tsconfig.json', 'console/tsconfig.json']

/** Answers the names of what failed. */
export function check() {
  const failed = [
    ...typeProjects
      .filter((project) => existsSync(join(root, project)))
      .filter((project) => !isDone('typescript/bin/tsc', ['--project', project]))
      .map((project) => `types (${project})`),
    ...(isDone('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', `--colors=${colours}`, '.'])
      ? []
      : ['format and lint']),
    ...(isHouseInOrder() ? [] : ['house']),
  ]
  console.log(failed.length === 0 ? 'check: all is well' : `check: failed in ${failed.join(', ')}`)
  return failed
}

/**
 * @param {string} program below node_modules
 * @param {readonly string[]} args
 */
function isDone(program, args) {
  const path = join(root, 'node_modules', program)
  const { status, error } = spawnSync(fittingNode() ?? process.execPath, [path, ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (error) console.error(`${program} does not start: ${error.message}`)
  return status === 0
}

function isHouseInOrder() {
  const breaches = [...checkHouse(root), ...checkTranslations(readSources(root, housePaths(root)))]
  for (const breach of breaches) console.error(breachLine(breach))
  return breaches.length === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = check().length === 0 ? 0 : 1
