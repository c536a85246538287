// The house's rules, all of them, over one clone. Plain JavaScript without dependencies, so that it runs before and
// without anything else. What types and format are is tsc's and biome's to say.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { byPlace } from './breach.mjs'
import { checkArchitecture } from './check-architecture.mjs'
import { checkBreakpoints } from './check-breakpoints.mjs'
import { checkCycles } from './check-cycles.mjs'
import { checkEnvironment } from './check-environment.mjs'
import { checkExports } from './check-exports.mjs'
import { checkLinks } from './check-links.mjs'
import { checkLockfile } from './check-lockfile.mjs'
import { checkNames } from './check-names.mjs'
import { checkSizes } from './check-sizes.mjs'
import { checkUnfinished } from './check-unfinished.mjs'
import { checkZones } from './check-zones.mjs'
import * as named from './exceptions.mjs'
import { housePaths, readSources } from './house-files.mjs'

/**
 * @param {string} root
 * @param {Pick<typeof named, 'longFiles' | 'environmentReaders'>} exceptions
 */
export function checkHouse(root, { longFiles, environmentReaders } = named) {
  const paths = housePaths(root)
  const sources = readSources(root, paths)
  return [
    ...checkZones(sources),
    ...checkCycles(sources),
    ...checkSizes(sources, longFiles),
    ...checkNames(paths),
    ...checkExports(sources),
    ...checkEnvironment(sources, environmentReaders),
    ...checkUnfinished(sources),
    ...checkBreakpoints(root, sources),
    ...checkArchitecture(root, paths),
    ...checkLinks(root, paths),
    ...['', 'runtime']
      .filter((folder) => existsSync(join(root, folder, 'package.json')))
      .flatMap((folder) => checkLockfile(root, folder)),
  ].sort(byPlace)
}
