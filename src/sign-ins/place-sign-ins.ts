// The country of everybody's last sign-in, kept so that people are found by it: an address says it to a table of the
// operator's alone, and no index of ours could.
import { type Places, unknownCountry } from '../kernel/place.ts'
import type { AccountStore } from './account.ts'

/** Null where the operator brings no table, so that it is looked up once there is one. */
export function signInCountry(places: Places, ip: string | null): string | null {
  return places.tables.length > 0 ? (places.placeOf(ip)?.country ?? unknownCountry) : null
}

const peopleAtOnce = 1_000
/** A directory of millions is looked up in several rounds. */
const turnsAtMost = 200

/** Looks up those of before there was a table, and those that were imported. */
export async function placeSignIns({
  accounts,
  places,
}: {
  readonly accounts: Pick<AccountStore, 'listUnplaced' | 'place'>
  readonly places: Places
}): Promise<void> {
  if (places.tables.length === 0) return
  for (let turn = 0; turn < turnsAtMost; turn += 1) {
    const waiting = await accounts.listUnplaced(peopleAtOnce)
    if (waiting.length === 0) return
    await accounts.place(
      waiting.map(({ userId, ip }) => ({ userId, ip, country: places.placeOf(ip)?.country ?? unknownCountry })),
    )
  }
}
