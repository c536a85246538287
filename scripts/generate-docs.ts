// `npm run docs`: writes the pages, and the parts of pages, that have their truth in the code.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandLineSections } from './docs/command-line-sections.ts'
import { compatibilityTable } from './docs/compatibility-table.ts'
import { configurationPage, environmentExample } from './docs/configuration-page.ts'
import { errorsTable } from './docs/errors-table.ts'
import { withGenerated } from './docs/generated-block.ts'
import { auth0RouteTable, authazRouteTable, tenantRouteTable } from './docs/route-tables.ts'

const root = new URL('../', import.meta.url)

const pages: Readonly<Record<string, () => string>> = {
  '.env.example': environmentExample,
  'docs/configuration.md': configurationPage,
}

const parts: Readonly<Record<string, () => string>> = {
  'docs/errors.md': errorsTable,
  'docs/api/auth0-v2.md': auth0RouteTable,
  'docs/api/authaz-v1.md': authazRouteTable,
  'docs/api/tenant-admin.md': tenantRouteTable,
  'docs/command-line.md': commandLineSections,
  'docs/compatibility.md': compatibilityTable,
}

/** Every generated file as it must be, by path. */
export function generatedDocs(): Map<string, string> {
  return new Map([
    ...Object.entries(pages).map(([path, write]): [string, string] => [path, `${write().trimEnd()}\n`]),
    ...Object.entries(parts).map(([path, write]): [string, string] => [path, withGenerated(read(path), path, write())]),
  ])
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of generatedDocs()) writeFileSync(new URL(path, root), text)
}
