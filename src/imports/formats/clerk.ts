// A row of the CSV that Clerk exports. One address and one number come along: those it calls primary.
import type { Mapped } from '../file-shape.ts'
import type { ImportFault } from '../import-fault.ts'

export function clerkRecord(row: Mapped, faults: ImportFault[]): Mapped {
  const cell = (name: string) => (typeof row[name] === 'string' && row[name] !== '' ? (row[name] as string) : undefined)
  const email = cell('primary_email_address')
  const phone = cell('primary_phone_number')?.replace(/[\s().-]/g, '')
  const secret = cell('totp_secret')
  const record = {
    user_id: cell('id'),
    email,
    email_verified: email && isListed(email, cell('verified_email_addresses')),
    phone_number: phone,
    phone_verified: phone && isListed(phone, cell('verified_phone_numbers')),
    username: cell('username'),
    given_name: cell('first_name'),
    family_name: cell('last_name'),
    mfa_factors: secret && [{ totp: { secret } }],
    ...passwordOf(cell('password_digest'), cell('password_hasher'), faults),
  }
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

function isListed(value: string, list: string | undefined): boolean {
  const listed = (list ?? '').split(/[,;|\s]+/)
  return listed.some((each) => each.toLowerCase() === value.toLowerCase())
}

function passwordOf(digest: string | undefined, hasher: string | undefined, faults: ImportFault[]): Mapped {
  if (digest === undefined) return {}
  const name = (hasher ?? 'bcrypt').toLowerCase()
  if (name === 'bcrypt') return { password_hash: digest }
  if (name === 'argon2i' || name === 'argon2id') {
    return { custom_password_hash: { algorithm: 'argon2', hash: { value: digest } } }
  }
  if (name === 'md5' || name === 'sha256') {
    return { custom_password_hash: { algorithm: name, hash: { value: digest, encoding: 'hex' } } }
  }
  const [, iterations, salt, value] = /^pbkdf2_sha256\$(\d{1,9})\$([^$]+)\$([^$]+)$/.exec(digest) ?? []
  if (name.startsWith('pbkdf2_sha256') && value !== undefined) {
    const hash = { value, encoding: 'base64', digest: 'sha256' }
    const form = { hash, salt: { value: salt, encoding: 'utf8' }, iterations: Number(iterations) }
    return { custom_password_hash: { algorithm: 'pbkdf2', ...form } }
  }
  const message = `A password digest of the hasher ${JSON.stringify(name.slice(0, 50))} cannot be brought along`
  faults.push({ code: 'NOT_PASSED', message, path: 'password_hasher' })
  return {}
}
