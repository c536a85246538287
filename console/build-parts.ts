// Whose code the built console holds, for the list of parts and their licenses (src/http/shipped-parts.ts): the server
// need not have what the console was built of.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
}

/** Its reset is in the styles, which are made of no module. */
const inStyles = ['tailwindcss']

export function partsListed(): Plugin {
  return {
    name: 'parts-listed',
    apply: 'build',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
      const folders = new Set([
        ...modules.flatMap((module) => folderOf(module) ?? []),
        ...inStyles.map((name) => join(import.meta.dirname, '../node_modules', name)),
      ])
      const parts = [...folders].map((folder) => {
        const {
          name,
          version,
          license = null,
        } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
        return { name, version, license }
      })
      // Beside the built files, which anybody gets: exact versions are for who may read settings.
      writeFileSync(join(import.meta.dirname, 'parts.json'), JSON.stringify(parts))
    },
  }
}

/** Of the package that a module is of; null for our own, and for what the tools put in. */
function folderOf(module: string): string | null {
  const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module) ?? []
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : null
}
