import { type Static, Type } from 'typebox'
import { profileSyncs, providerStrategies } from '../../../upstreams/provider-settings.ts'
import { testFaults, testSteps } from '../../../upstreams/tested-step.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp } from '../answers.ts'

const address = Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()], {
  description: 'An address that begins with https://, or null.',
})
const list = (maxLength: number, description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength }), { maxItems: 100, description })

const provider = Type.Partial(
  Type.Object({
    clientId: Type.String({ minLength: 1, maxLength: 500, description: 'Who we are at the provider.' }),
    clientSecret: Type.Union([Type.String({ minLength: 1, maxLength: 2_000 }), Type.Null()], {
      description: 'Written and never answered; null takes it away.',
    }),
    issuer: address,
    domain: Type.Union([Type.String({ minLength: 1, maxLength: 253 }), Type.Null()], {
      description: 'Of the company at a provider of many, such as acme.okta.com or a directory’s id.',
    }),
    authorizationEndpoint: address,
    tokenEndpoint: address,
    profileEndpoint: address,
    scopes: list(200, 'Scopes such as openid; of none the provider’s standard ones.'),
    emailDomains: list(253, 'Domains such as example.com: whoever types an address of one is sent there.'),
    trustsEmail: Type.Boolean({ description: 'Whether an address is verified where the provider says so.' }),
    takesNewcomers: Type.Boolean({ description: 'Whether somebody who comes for the first time gets an account.' }),
    profileSync: Type.Enum([...profileSyncs], {
      description: `When names are taken over: ${profileSyncs.join(', ')}.`,
    }),
  }),
  { additionalProperties: false },
)

const editable = {
  displayName: Type.Optional(
    Type.Union([Type.String({ minLength: 1, maxLength: 128 }), Type.Null()], {
      description: 'What its button on the sign-in page says, or null.',
    }),
  ),
  isEnabled: Type.Optional(Type.Boolean({ description: 'False lets nobody in by it.' })),
  clientIds: Type.Optional(list(100, 'The clients whose people may come from it.')),
}

export const createProviderBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 128, description: 'Letters, digits and hyphens; it stays.' }),
    strategy: Type.Enum([...providerStrategies], { description: `One of ${providerStrategies.join(', ')}.` }),
    ...editable,
    provider,
  },
  { additionalProperties: false },
)
export type CreateProviderBody = Static<typeof createProviderBody>

export const changeProviderBody = Type.Object(
  { ...editable, provider: Type.Optional(provider) },
  { additionalProperties: false, minProperties: 1 },
)
export type ChangeProviderBody = Static<typeof changeProviderBody>

export const deleteProviderQuery = Type.Object(
  {
    users: Type.Optional(
      Type.Enum(['delete'], { description: 'delete, so that the people whose account is of it are deleted too.' }),
    ),
  },
  { additionalProperties: false },
)
export type DeleteProviderQuery = Static<typeof deleteProviderQuery>

const settings = closed({
  clientId: textOrNull,
  hasClientSecret: flag,
  issuer: textOrNull,
  domain: textOrNull,
  authorizationEndpoint: textOrNull,
  tokenEndpoint: textOrNull,
  profileEndpoint: textOrNull,
  scopes: Type.Array(text),
  emailDomains: Type.Array(text),
  trustsEmail: flag,
  takesNewcomers: flag,
  profileSync: Type.Enum([...profileSyncs]),
})

export const upstreamFailure = closed({ at: timestamp, answer: text, detail: text })

const fields = {
  id: text,
  name: text,
  strategy: text,
  displayName: textOrNull,
  /** Whose people it holds, where pools are isolated. */
  organizationId: textOrNull,
  isEnabled: flag,
  clientIds: Type.Array(text),
  createdAt: timestamp,
  /** Of its ETag, for `If-Match`. */
  version: count,
  /** Where the provider has to send people back to. */
  callbackUrl: text,
  /** Null where nobody signs in by a connection of this strategy here. */
  provider: orNull(settings),
}
export const providerRecord = closed(fields, 'ProviderConnection')
/** With the names of its clients, and the last time its provider named nobody. */
export const providerInFull = closed({
  ...fields,
  clients: Type.Array(closed({ id: text, name: text })),
  lastFailure: orNull(upstreamFailure),
})

/** A number counted to `countedAtMost` may be more. */
export const providerPeople = closed({ accounts: count, links: count, countedAtMost: count })

export const testedProvider = closed({
  works: flag,
  steps: Type.Array(
    closed({
      step: Type.Enum([...testSteps]),
      state: Type.Enum(['pass', 'warn', 'fail', 'skipped']),
      fault: orNull(Type.Enum([...testFaults])),
      address: textOrNull,
      status: orNull(count),
    }),
  ),
})
