import { refuseOtherVersion } from '../kernel/version.ts'
import { presentUser } from './find-user.ts'
import type { UserStore } from './user-store.ts'

/** Locks the person for the rest of the transaction, where a change is meant for one version of them and no other. */
export async function holdVersion(
  { users }: { readonly users: Pick<UserStore, 'findForChange'> },
  id: string,
  ifVersion: number | undefined,
): Promise<void> {
  if (ifVersion !== undefined) refuseOtherVersion('user', presentUser(await users.findForChange(id)), ifVersion)
}
