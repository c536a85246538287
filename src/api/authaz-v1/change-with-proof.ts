// What a change asks for may be known under its locks alone. The proof is of the console's people, the change is not: both
// are done over one connection, so that whoever holds locks waits for no other, and in one transaction.
import type { Stores, Surroundings } from '../../directory.ts'
import type { Call } from './route.ts'

/** Whom a proof is asked from, and where it is spent. */
export type Asking = Pick<Call, 'console' | 'request' | 'signedIn'>

/** The proof that the work asks for by `asking` is spent with the change, or stays good. */
export function changeWithProof<Result>(
  { directory, console, request, signedIn }: Asking & Pick<Call, 'directory'>,
  work: (deps: Stores & Surroundings, asking: Asking) => Promise<Result>,
): Promise<Result> {
  return directory.asOne((within) =>
    within(directory).change((deps) => work(deps, { console: within(console), request, signedIn })),
  )
}
