// `npm run coverage:rows`: which rows of the acceptance checklist and which attack cases no test names yet. The lists are
// kept beside the clone, not in it; another place can be given: `npm run coverage:rows -- FOLDER`.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './bootstrap/root.mjs'
import { housePaths, isTest, readSources } from './house/house-files.mjs'
import { groupRows, idsIn, namedIds } from './testing/row-ids.mjs'

const folder = resolve(process.argv[2] ?? join(root, '..', 'shared'))
const lists = [
  { title: 'Acceptance rows', file: 'contracts/seeds-and-checklist.md', families: ['S000', 'S001', 'S002', 'S003'] },
  { title: 'Attack cases', file: 'design/security.md', families: ['INJ', 'CFG', 'AUZ', 'TEN', 'AUD', 'OUT', 'RAC'] },
]

const named = namedIds(readSources(root, housePaths(root).filter(isTest)))
for (const { title, file, families } of lists) {
  const path = join(folder, file)
  if (!existsSync(path)) console.log(`${title}: ${path} is not there, so nothing is compared.`)
  else print(title, groupRows(idsIn(readFileSync(path, 'utf8'), families), named))
}

/**
 * @param {string} title
 * @param {ReturnType<typeof groupRows>} groups
 */
function print(title, groups) {
  console.log(`${title}, named by a test:`)
  for (const { family, all, missing } of groups) {
    console.log(`  ${family}: ${all.length - missing.length} of ${all.length}`)
    if (missing.length > 0) console.log(`    without a test: ${missing.join(' ')}`)
  }
}
