// A clone of a few files in a temporary folder, for the rules to judge.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { breachLine } from '../../scripts/house/breach.mjs'
import { checkHouse } from '../../scripts/house/check-house.mjs'

/** Everything a clone without a fault needs. */
const whole = {
  '.gitignore': 'node_modules/\nconsole/dist/\n',
  'package.json': '{ "dependencies": { "fastify": "5.12.8" } }',
  'package-lock.json': JSON.stringify({
    packages: { '': { dependencies: { fastify: '5.12.8' } }, 'node_modules/fastify': { version: '5.12.8' } },
  }),
  'ARCHITECTURE.md': '# Architecture\n\n## The tree\n\n```\nsrc/\n  users/   people\n```\n',
  'src/users/user.ts': 'export interface User {\n  readonly id: string\n}\n',
}

/**
 * What the house says about the whole clone after these changes; null removes a file.
 * @param {Record<string, string | null>} changes
 * @param {{ longFiles?: Record<string, string>, environmentReaders?: Record<string, string> }} exceptions
 */
export function judge(changes = {}, { longFiles = {}, environmentReaders = {} } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'rollcall-house-'))
  try {
    for (const [path, text] of Object.entries({ ...whole, ...changes })) {
      if (text === null) continue
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return checkHouse(root, { longFiles, environmentReaders }).map(breachLine)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/**
 * An ARCHITECTURE.md whose tree has these lines.
 * @param {readonly string[]} lines
 */
export function architecture(...lines) {
  return `# Architecture\n\n## The tree\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`
}
