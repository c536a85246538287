// What of a refused record is kept and shown: everything but what opens an account (auth0.md 5.3).

const secretFields: ReadonlySet<string> = new Set(['password', 'password_hash', 'mfa_factors'])
const struckOut = '[REDACTED]'

/** Null for what is no record. */
export function redactedRecord(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (name === 'custom_password_hash') return [name, redactedHash(value)]
      return [name, secretFields.has(name) ? struckOut : value]
    }),
  )
}

/** The algorithm and its settings are what a fault is about; the hash, its key and its salt are nobody's to see. */
function redactedHash(hash: unknown): unknown {
  if (typeof hash !== 'object' || hash === null || Array.isArray(hash)) return struckOut
  return Object.fromEntries(
    Object.entries(hash).map(([name, value]) => {
      if (typeof value === 'object' && value !== null) return [name, redactedHash(value)]
      return [name, name === 'value' ? struckOut : value]
    }),
  )
}
