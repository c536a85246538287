// What programs call of this face, and what they send browsers to, as it describes itself.
import type { DescribedOperation } from '../http/described-operation.ts'
import { authorizeOperations } from './operations/authorize.ts'
import { databaseOperations } from './operations/dbconnections.ts'
import { deviceOperations } from './operations/device.ts'
import { discoveryOperations } from './operations/discovery.ts'
import { logoutOperations } from './operations/logout.ts'
import { mfaOperations } from './operations/mfa.ts'
import { passwordlessOperations } from './operations/passwordless.ts'
import { tokenOperations } from './operations/token.ts'
import { tokenStateOperations } from './operations/token-state.ts'
import { userinfoOperations } from './operations/userinfo.ts'

export const operations: readonly DescribedOperation[] = [
  ...discoveryOperations,
  ...authorizeOperations,
  ...tokenOperations,
  ...tokenStateOperations,
  ...userinfoOperations,
  ...deviceOperations,
  ...passwordlessOperations,
  ...mfaOperations,
  ...databaseOperations,
  ...logoutOperations,
]
