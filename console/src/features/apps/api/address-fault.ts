import { t } from '../../../lib/text.ts'

/** What is wrong with a line while it is typed; null for what the server may be asked about. The server decides. */
export function addressFault(line: string, kind: 'address' | 'origin'): string | null {
  if (!/^[a-z][a-z0-9+.-]*:\//i.test(line)) return t('Begin with https:// or a scheme of your own.')
  const [, scheme = '', host = '', rest = ''] = /^([^:]+):\/{1,2}([^/?#]*)(.*)$/.exec(line) ?? []
  if (/\s/.test(line)) return t('An address has no spaces.')
  if (host.includes('@')) return t('An address here names no user.')
  if (rest.includes('#')) return t('An address here has no fragment (#…).')
  if (host === '' && /^https?$/i.test(scheme)) return t('The host is missing.')
  if (/^http$/i.test(scheme) && !isLoopback(host)) return t('Use https://; plain http:// is for this machine alone.')
  if (kind === 'origin' && rest !== '' && rest !== '/') return t('An origin has no path.')
  return null
}

function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1' || name === '[::1]'
}

/** One a line; empty lines are nobody's. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
