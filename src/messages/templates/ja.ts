import type { Templates } from '../letter.ts'
import { addressesJa } from './ja/addresses.ts'
import { factorsJa } from './ja/factors.ts'
import { passwordsJa } from './ja/passwords.ts'
import { recoveryJa } from './ja/recovery.ts'
import { signInJa } from './ja/sign-in.ts'
import { signUpJa } from './ja/sign-up.ts'
import { watchJa } from './ja/watch.ts'

export const ja: Templates = {
  ...addressesJa,
  ...factorsJa,
  ...passwordsJa,
  ...recoveryJa,
  ...signInJa,
  ...signUpJa,
  ...watchJa,
}
