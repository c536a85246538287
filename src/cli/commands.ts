// The command line, whole, in the order of its help.
import { auditExport } from './audit-export.ts'
import { auditVerify } from './audit-verify.ts'
import { clientsCreate } from './clients-create.ts'
import type { Command } from './command.ts'
import { keysCreate } from './keys-create.ts'
import { keysRotate } from './keys-rotate.ts'
import { networkRulesClear } from './network-rules-clear.ts'
import { ownerCreate } from './owner-create.ts'
import { seed } from './seed.ts'
import { usersActivate } from './users-activate.ts'
import { usersExport } from './users-export.ts'
import { usersFind } from './users-find.ts'
import { usersImport } from './users-import.ts'
import { usersSuspend } from './users-suspend.ts'

export const commands: readonly Command[] = [
  ownerCreate,
  clientsCreate,
  keysCreate,
  keysRotate,
  usersFind,
  usersSuspend,
  usersActivate,
  usersImport,
  usersExport,
  networkRulesClear,
  auditExport,
  auditVerify,
  seed,
]
