import { RollcallError } from './errors.ts'

interface Versioned {
  readonly version: number
}

/** Throws `version_conflict` where a change is meant for another version of it than the one that is there. */
export function refuseOtherVersion(what: 'user' | 'connection', { version }: Versioned, ifVersion?: number): void {
  if (ifVersion === undefined || ifVersion === version) return
  throw new RollcallError('version_conflict', `This ${what} changed while you were editing. Read it again and repeat.`)
}
