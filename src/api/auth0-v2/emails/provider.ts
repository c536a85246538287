// The mail provider on this face: kept as it came, and the one of the kind smtp is the application's mail server.
import { isDeepStrictEqual } from 'node:util'
import type { Directory, Stores } from '../../../directory.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { changeDocument, dropDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { WireError } from '../errors.ts'
import { type FieldsQuery, fieldSelection } from '../fields.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import {
  mailServerOf,
  refuseBadWriter,
  refuseForbiddenServer,
  refuseForeignCredentials,
} from './provider-credentials.ts'
import {
  type CreateProviderBody,
  type Credentials,
  createProviderBody,
  type ProviderName,
  provider,
  providerFields,
  providerQuery,
  shownCredentials,
  type UpdateProviderBody,
  updateProviderBody,
} from './provider-schemas.ts'

const path = '/emails/provider'
const differs =
  'smtp is obeyed while it is enabled; any other provider is kept and given back, and mail goes on by SMTP_URL. A host or port that OUTGOING_ALLOW forbids is refused. settings are kept and have no effect.'

export const emailProviderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    scopes: anyOf('read:email_provider'),
    summary: 'Get email provider',
    query: providerQuery,
    answers: { 200: provider },
    handle: get,
  },
  {
    method: 'POST',
    path,
    scopes: anyOf('create:email_provider'),
    summary: 'Configure email provider',
    body: createProviderBody,
    answers: { 201: provider },
    differs,
    handle: create,
  },
  {
    method: 'PATCH',
    path,
    scopes: anyOf('update:email_provider'),
    summary: 'Update email provider',
    body: updateProviderBody,
    answers: { 200: provider },
    differs,
    handle: update,
  },
  {
    method: 'DELETE',
    path,
    scopes: anyOf('delete:email_provider'),
    summary: 'Delete email provider',
    answers: { 204: null },
    handle: remove,
  },
]

const key = { kind: 'email-provider', name: 'default' } as const

type Provider = CreateProviderBody & { readonly enabled: boolean }

/** Without `fields` only its name and whether it is enabled, as the vendor says. */
async function get({ query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const { stores, sealer } = directory
  const found = present(await read({ ...stores, sealer }))
  const asked = (query.fields ?? '').trim() === '' ? { fields: 'name,enabled', include_fields: true } : query
  return ok(fieldSelection(asked, providerFields)(providerJson(found)))
}

async function create({ actor, body, directory }: Call<unknown, CreateProviderBody>): Promise<Answer> {
  const wanted = { ...body, enabled: body.enabled ?? true }
  await directory.change((deps) =>
    keep(deps, actor, (found) => {
      if (found !== null) throw new WireError(409, 'Email provider is already configured.')
      return wanted
    }),
  )
  return created(providerJson(wanted))
}

/** Credentials are replaced whole: no password that is kept goes to a server that was not there when it was given. */
async function update({ actor, body, directory }: Call<unknown, UpdateProviderBody>): Promise<Answer> {
  const changed = await directory.change((deps) => keep(deps, actor, (found) => ({ ...present(found), ...body })))
  return ok(providerJson(changed))
}

async function remove({ actor, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    await deps.settings.readForChange()
    present(await read(deps))
    await deps.mailSettings.setServer(null)
    await dropDocument(deps, actor, key)
  })
  return noContent
}

type KeepDeps = Pick<Stores, 'settings' | 'vendorDocuments' | 'mailSettings' | 'audit'> &
  Pick<Directory, 'sealer' | 'outgoing'>

async function keep(
  deps: KeepDeps,
  actor: Call['actor'],
  change: (found: Provider | null) => Provider,
): Promise<Provider> {
  const kept = await changeDocument(deps, actor, key, (found) => {
    const wanted = change(found as Provider | null)
    refuseForeignCredentials(wanted.name, wanted.credentials)
    refuseBadWriter(wanted.default_from_address)
    // What stands there already may be switched off, though the operator no longer allows it.
    const isOld = isDeepStrictEqual(wanted.credentials, (found as Provider | null)?.credentials)
    if (wanted.enabled || !isOld) refuseForbiddenServer(deps.outgoing, wanted.credentials)
    return JSON.parse(JSON.stringify(wanted)) as JsonObject
  })
  const wanted = kept as unknown as Provider
  const { name, enabled, credentials, default_from_address: writer } = wanted
  await deps.mailSettings.setServer(isObeyed(name) && enabled ? mailServerOf(credentials, writer) : null)
  return wanted
}

function isObeyed(name: ProviderName): boolean {
  return name === 'smtp'
}

async function read(deps: Pick<KeepDeps, 'vendorDocuments' | 'sealer'>): Promise<Provider | null> {
  return (await readDocument(deps, key)) as Provider | null
}

function present(found: Provider | null): Provider {
  if (found === null) throw new WireError(404, 'Email provider has not been configured.')
  return found
}

function providerJson({ name, enabled, credentials, settings, ...rest }: Provider) {
  return {
    name,
    enabled,
    ...rest,
    credentials: shown(credentials),
    ...(settings == null ? {} : { settings }),
  }
}

function shown(credentials: Credentials): Partial<Credentials> {
  const entries = shownCredentials.map((name) => [name, credentials[name]] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
