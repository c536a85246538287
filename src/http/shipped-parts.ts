// The packages of others that this Rollcall runs with: those of the server as they are installed here, those of the
// console as they went into its scripts when it was built. What only develops or tests it is not among them.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ShippedPart {
  readonly name: string
  readonly version: string
  /** As the package says it, such as `MIT`; null where it says nothing. */
  readonly license: string | null
  readonly isIn: 'server' | 'console'
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const partsOfConsole = 'console/parts.json'

let known: Promise<readonly ShippedPart[]> | null = null

/** By name. Read once: it changes with an installation, and with a build that a start follows. */
export function shippedParts(): Promise<readonly ShippedPart[]> {
  known ??= readParts().catch((fault: unknown) => {
    known = null
    throw fault
  })
  return known
}

async function readParts(): Promise<readonly ShippedPart[]> {
  const ofServer = new Map<string, Manifest>()
  const own = await readJson<Manifest>(join(root, 'package.json'))
  if (own === null) throw new Error('package.json is missing')
  await collect(root, own, ofServer)
  const ofConsole = (await readJson<readonly Omit<ShippedPart, 'isIn'>[]>(join(root, partsOfConsole))) ?? []
  const parts = [
    ...[...ofServer.values()].map(serverPart),
    ...ofConsole.map((part) => ({ ...part, isIn: 'console' as const })),
  ]
  // One package may lie in several places.
  const once = new Map(parts.map((part) => [keyOf(part), part]))
  return [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part)
}

/** What a package needs, and what that needs: each where Node would find it, beside it or further up. */
async function collect(folder: string, manifest: Manifest, found: Map<string, Manifest>): Promise<void> {
  const { dependencies = {}, optionalDependencies = {} } = manifest
  const names = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)])
  for (const name of names) {
    const installed = await findInstalled(folder, name)
    // Optional ones are missing where they are for other machines.
    if (installed === null || found.has(installed.folder)) continue
    found.set(installed.folder, installed.manifest)
    await collect(installed.folder, installed.manifest, found)
  }
}

async function findInstalled(from: string, name: string) {
  for (let place = from; ; place = dirname(place)) {
    const folder = join(place, 'node_modules', name)
    const manifest = await readJson<Manifest>(join(folder, 'package.json'))
    if (manifest !== null) return { folder, manifest }
    if (place === dirname(place)) return null
  }
}

/** Null where there is no such file. */
async function readJson<Content>(path: string): Promise<Content | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Content
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code === 'ENOENT') return null
    throw fault
  }
}

function serverPart({ name, version, license }: Manifest): ShippedPart {
  const said = typeof license === 'string' ? license : license?.type
  return { name, version, license: said ?? null, isIn: 'server' }
}

function keyOf({ name, version, isIn }: ShippedPart): string {
  return `${name} ${version} ${isIn}`
}
