import type { Directory } from '../../../directory.ts'

/** What clients are called, by their ids, for screens that name them; those that are gone are left out. */
export async function clientNames(
  { stores }: Pick<Directory, 'stores'>,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null)
  const found = await Promise.all(known.map((id) => stores.clients.find(id)))
  return new Map(found.flatMap((client) => (client === null ? [] : [[client.id, client.name] as const])))
}
