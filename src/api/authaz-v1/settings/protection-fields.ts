// How much guessing is put up with, as the settings of the application hold it.
import { Type } from 'typebox'
import type { AttackProtection } from '../../../applications/attack-protection.ts'

const yesOrNo = Type.Boolean({ description: 'true or false.' })
const whole = Type.Integer({ description: 'A whole number.' })
const networks = Type.Array(Type.String({ maxLength: 50 }), { description: 'Networks such as 203.0.113.0/24.' })
const throttle = Type.Object({ mostAttempts: whole, refillMs: whole }, { additionalProperties: false })

/** Each is sent whole. What the rules behind decide is not repeated here. */
export const protectionFields = {
  bruteForce: Type.Object(
    {
      isEnabled: yesOrNo,
      locks: yesOrNo,
      tellsOwner: yesOrNo,
      trustedNetworks: networks,
      counts: Type.Enum(['account-and-network', 'account'], { description: 'account-and-network or account.' }),
      mostAttempts: whole,
    },
    { additionalProperties: false },
  ),
  networkThrottling: Type.Object(
    {
      isEnabled: yesOrNo,
      throttles: yesOrNo,
      tellsOperators: yesOrNo,
      trustedNetworks: networks,
      signIn: throttle,
      signUp: throttle,
    },
    { additionalProperties: false },
  ),
} satisfies Record<keyof AttackProtection, unknown>
