import type { Directory } from '../../directory.ts'

export type ClientNames = ReadonlyMap<string, string>

/** Those that are gone are missing. */
export async function namesOfClients({ stores }: Directory, ids: readonly string[]): Promise<ClientNames> {
  const clients = await Promise.all([...new Set(ids)].map((id) => stores.clients.find(id)))
  return new Map(clients.filter((client) => client !== null).map(({ id, name }) => [id, name]))
}
