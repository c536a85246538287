import type { Templates } from '../letter.ts'
import { addressesDe } from './de/addresses.ts'
import { factorsDe } from './de/factors.ts'
import { passwordsDe } from './de/passwords.ts'
import { recoveryDe } from './de/recovery.ts'
import { signInDe } from './de/sign-in.ts'
import { signUpDe } from './de/sign-up.ts'
import { watchDe } from './de/watch.ts'

export const de: Templates = {
  ...addressesDe,
  ...factorsDe,
  ...passwordsDe,
  ...recoveryDe,
  ...signInDe,
  ...signUpDe,
  ...watchDe,
}
