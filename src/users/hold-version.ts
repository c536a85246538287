import { RollcallError } from '../kernel/errors.ts'
import { presentUser } from './find-user.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

/** Locks the person for the rest of the transaction, where a change is meant for one version of them and no other. */
export async function holdVersion(
  { users }: { readonly users: Pick<UserStore, 'findForChange'> },
  id: string,
  ifVersion: number | undefined,
): Promise<void> {
  if (ifVersion !== undefined) refuseOtherVersion(presentUser(await users.findForChange(id)), ifVersion)
}

export function refuseOtherVersion({ version }: Pick<User, 'version'>, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === version) return
  throw new RollcallError('version_conflict', 'This user changed while you were editing. Read it again and repeat.')
}
