import type { FileFormat } from './import-file.ts'

/** What a file most likely is, by its name and how it begins. Whoever imports it may say otherwise. */
export function guessFormat(name: string, head: string): FileFormat {
  if (/"realm"\s*:|"users"\s*:\s*\[/.test(head)) return 'keycloak'
  const [firstLine = ''] = head.split('\n')
  if (firstLine.includes('primary_email_address')) return 'clerk'
  if (/"identities"\s*:|"logins_count"\s*:/.test(head)) return 'auth0'
  const lower = name.toLowerCase().replace(/\.gz$/, '')
  if (/\.(ndjson|jsonl)$/.test(lower)) return 'ndjson'
  if (lower.endsWith('.json')) return /^\s*\[/.test(head) || head === '' ? 'json' : 'ndjson'
  return 'csv'
}
