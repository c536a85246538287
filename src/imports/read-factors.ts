import { totpSeedFrom } from '../authentication-methods/totp.ts'
import { isJsonObject } from '../kernel/json.ts'
import { canonicalPhoneNumber, isEmail } from '../users/identifiers.ts'
import type { FieldReader } from './field-readers.ts'
import type { ImportFault } from './import-fault.ts'
import type { ImportedFactor } from './import-record.ts'

const factorsAtMost = 10

/**
 * `mfa_factors`: totp by its secret, phone and e-mail by their value (auth0.md 5.3). A record with one that cannot be
 * kept is refused as a whole: to bring a person in without theirs would weaken their account.
 */
export const readFactors: FieldReader<readonly ImportedFactor[]> = (value, path, faults) => {
  if (!Array.isArray(value)) return refuse('not an array', path, faults)
  if (value.length < 1) {
    faults.push({ code: 'ARRAY_LENGTH_SHORT', message: 'Array is too short (0), minimum 1', path })
    return undefined
  }
  if (value.length > factorsAtMost) {
    const message = `Array is too long (${value.length}), maximum ${factorsAtMost}`
    faults.push({ code: 'ARRAY_LENGTH_LONG', message, path })
    return undefined
  }
  const factors = value.map((item, index) => readFactor(item, `${path}[${index}]`, faults))
  if (!factors.every((factor) => factor !== undefined)) return undefined
  const distinct = new Set(factors.map((factor) => (factor.type === 'totp' ? 'totp' : JSON.stringify(factor))))
  return distinct.size === factors.length ? factors : refuse('one is there twice', path, faults)
}

const readFactor: FieldReader<ImportedFactor> = (value, path, faults) => {
  const kinds = isJsonObject(value) ? Object.entries(value) : []
  const [[type, given] = []] = kinds
  if (kinds.length !== 1 || type === undefined) return refuse('expected one of totp, phone and email', path, faults)
  const wanted = type === 'totp' ? 'secret' : 'value'
  const text = isJsonObject(given) && Object.keys(given).length === 1 ? given[wanted] : undefined
  if (typeof text !== 'string') return refuse(`expected ${type}.${wanted} and nothing else`, path, faults)
  const factor = factorOf(type, text)
  return factor ?? refuse(`${type}.${wanted} is none`, path, faults)
}

function factorOf(type: string, text: string): ImportedFactor | null {
  if (type === 'totp') {
    const seed = totpSeedFrom(text)
    return seed === null ? null : { type, seed }
  }
  if (type === 'email') return isEmail(text) ? { type, destination: text.toLowerCase() } : null
  if (type !== 'phone') return null
  try {
    return { type, destination: canonicalPhoneNumber(text) }
  } catch {
    // The one thing it says by throwing is that this is no phone number.
    return null
  }
}

/** Never with what was sent: it may be a secret. */
function refuse(why: string, path: string, faults: ImportFault[]): undefined {
  faults.push({ code: 'MFA_FACTORS_FAILED', message: `Unable to import factors: ${why}`, path })
  return undefined
}
