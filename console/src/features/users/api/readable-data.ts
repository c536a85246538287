// The export of one person as a page to read: it stands alone, without a script, and everything in it is text.
import { language, t } from '../../../lib/text.ts'

type Fields = Readonly<Record<string, unknown>>

export function readableData(name: string, data: Fields): string {
  const title = escaped(t('Data about {name}', { name }))
  const parts = Object.entries(data).map(([key, value]) => section(sections[key] ?? key, value))
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
${parts.join('\n')}
</html>
`
}

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2rem;font-size:1.1rem}table{border-collapse:collapse;width:100%;margin-bottom:1rem}
th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
th{width:14rem;font-weight:600}`

const sections: Readonly<Record<string, string>> = {
  downloadedAt: t('Exported'),
  profile: t('Profile'),
  identities: t('Identities'),
  factors: t('Sign-in methods'),
  recoveryCodesLeft: t('Recovery codes left'),
  sessions: t('Sessions'),
  apps: t('Apps'),
  signedInTo: t('Signed in to'),
  consents: t('What apps were allowed'),
  roles: t('Roles'),
  organizations: t('Organizations'),
  apiKeys: t('API keys'),
  notes: t('Notes'),
  activity: t('Activity'),
}

function section(title: string, value: unknown): string {
  return `<h2>${escaped(title)}</h2>\n${Array.isArray(value) ? listed(value) : isFields(value) ? table(value) : words(value)}`
}

function listed(values: readonly unknown[]): string {
  if (values.length === 0) return `<p>${escaped(t('Nothing'))}</p>`
  return values.map((value) => (isFields(value) ? table(value) : words(value))).join('\n')
}

function table(fields: Fields): string {
  const rows = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return `<table>${rows.map(([key, value]) => `<tr><th scope="row">${escaped(key)}</th><td>${cell(value)}</td></tr>`).join('')}</table>`
}

function cell(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `<code>${escaped(JSON.stringify(value))}</code>`
  return escaped(String(value))
}

function words(value: unknown): string {
  return `<p>${cell(value)}</p>`
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}
