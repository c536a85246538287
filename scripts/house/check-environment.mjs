// src/config/env.ts alone reads the environment, so that its list of settings is whole.
import { isTest } from './house-files.mjs'

const reader = 'src/config/env.ts'

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @param {Readonly<Record<string, string>>} exceptions path to reason
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkEnvironment(sources, exceptions) {
  return sources
    .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/cli/') && !isTest(path))
    .filter(({ path }) => path !== reader && exceptions[path] === undefined)
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, place) => {
        if (!/\bprocess\.env\b|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from 'node:process'/.test(line)) return []
        return [{ file: path, line: place + 1, rule: 'environment', sentence: `only ${reader} reads the environment` }]
      }),
    )
}
