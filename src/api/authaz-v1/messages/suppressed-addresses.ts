// The addresses that get no letters: listed, added by hand, and taken off (console.md 3.20).
import { type Static, Type } from 'typebox'
import { releaseAddress } from '../../../messages/release-address.ts'
import { suppressAddress } from '../../../messages/suppress-address.ts'
import { addressSuppressed, type SuppressedAddress, suppressionReasons } from '../../../messages/suppressed-address.ts'
import { canonicalEmail } from '../../../users/identifiers.ts'
import { closed, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, type Route } from '../route.ts'

const listQuery = Type.Object(
  {
    ...pageParameters,
    address: Type.Optional(
      Type.String({ minLength: 1, maxLength: 254, description: 'How an address begins, such as alice@.' }),
    ),
  },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>

const addBody = Type.Object(
  {
    address: Type.String({ minLength: 1, maxLength: 254, description: 'An address such as alice@example.com.' }),
    note: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), Type.Null()], {
        description: 'Why, in 1 to 200 characters, or null.',
      }),
    ),
  },
  { additionalProperties: false },
)

/** `refused` by a mail server, with its own words as the note, or `added` by somebody. */
const suppressedAddress = closed(
  { id: text, address: text, reason: Type.Enum([...suppressionReasons]), note: textOrNull, since: timestamp },
  'SuppressedAddress',
)

const path = '/suppressed-addresses'

export const suppressedAddressRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:messages'],
    query: listQuery,
    summary: 'List the addresses that get no letters',
    answers: { 200: pageOf(suppressedAddress) },
    handle: list,
  },
  {
    method: 'POST',
    path,
    access: ['update:settings'],
    body: addBody,
    summary: 'Let an address get no letters',
    answers: { 201: suppressedAddress },
    handle: add,
  },
  {
    method: 'DELETE',
    path: `${path}/:id`,
    access: ['update:settings', 'suspend:users'],
    summary: 'Let an address get letters again',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { address, ...paging } = query
  const request = pageRequest(paging)
  const found = await directory.stores.suppressedAddresses.list(address?.trim().toLowerCase() || null, request)
  return pageAnswer(found, request, addressJson)
}

async function add({ actor, body, directory }: Call<unknown, Static<typeof addBody>>): Promise<Answer> {
  const suppression = { address: canonicalEmail(body.address.trim(), 'address'), note: body.note?.trim() ?? null }
  const { change, clock } = directory
  const suppressed = await change((stores) =>
    suppressAddress({ ...stores, clock }, actor, { ...suppression, userId: null, reason: 'added' }),
  )
  if (suppressed === null) throw addressSuppressed()
  return created(addressJson(suppressed))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((stores) => releaseAddress(stores, actor, params.id as string))
  return noContent
}

function addressJson({ id, address, reason, note, since }: SuppressedAddress) {
  return { id, address, reason, note, since }
}
