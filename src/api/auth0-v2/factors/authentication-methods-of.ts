import type { AuthenticationMethod } from '../../../authentication-methods/authentication-method.ts'
import type { Directory } from '../../../directory.ts'
import { presentUser } from '../../../users/find-user.ts'

/** Everything somebody has, oldest first; a user who is not there is told from one who has nothing. */
export async function methodsOf({ stores }: Directory, userId: string): Promise<readonly AuthenticationMethod[]> {
  const methods = await stores.authenticationMethods.list(userId)
  if (methods.length === 0) presentUser(await stores.users.find(userId))
  return methods
}
