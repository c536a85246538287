// Whom a refused record is about, so that it is found when that person goes.

const namingFields = ['email', 'Email', 'username', 'phone_number', 'user_id', 'Id'] as const

/** In small letters, but ids as they are. Nothing of what is no record. */
export function namesInRecord(record: unknown): readonly string[] {
  if (typeof record !== 'object' || record === null) return []
  const fields = record as Readonly<Record<string, unknown>>
  const named = namingFields.flatMap((field) => {
    const value = fields[field]
    if (typeof value !== 'string' || value === '' || value.length > longest || value.includes('\0')) return []
    if (field === 'user_id' || field === 'Id') return value.includes('|') ? [value] : [value, `auth0|${value}`]
    return [value.trim().toLowerCase()]
  })
  return [...new Set(named)]
}

/** An address may be this long, and so may an id (auth0.md 2.1). */
const longest = 320
