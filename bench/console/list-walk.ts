import { type HttpConnection, requestBytes } from '../http-connection.ts'
import { refuseFailure } from '../load.ts'

const pageSize = 200
/** So many different places in the middle are kept. */
const placesKept = 20

export interface ListPlaces {
  readonly middle: readonly string[]
  /** Leads to the last people of all. */
  readonly last: readonly string[]
}

/** Cursors can only be walked to: the whole list is, in the order in which the console opens it. */
export async function walkTheList(
  connection: HttpConnection,
  headers: readonly string[],
  people: number,
): Promise<ListPlaces> {
  const cursors: string[] = []
  for (let hasMore = true; hasMore; ) {
    const from = cursors.at(-1)
    const query = new URLSearchParams({ sort: '-created', pageSize: String(pageSize) })
    if (from !== undefined) query.set('cursor', from)
    const request = requestBytes({ path: `/api/v1/users?${query}`, headers })
    const answer = await connection.ask(request)
    refuseFailure(request, answer)
    const { nextCursor } = JSON.parse(answer.body.toString()) as { nextCursor: string | null }
    if (nextCursor === null) hasMore = false
    else cursors.push(nextCursor)
  }
  const half = Math.floor(people / pageSize / 2)
  return { middle: cursors.slice(half, half + placesKept), last: cursors.slice(-1) }
}
