// The receipts of deletions (console.md 3.13).
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { logIntegrity, logStates } from '../../../seals/log-integrity.ts'
import { type Erasure, erasedAddressMark, erasedMark, presentErasure } from '../../../users/erasure.ts'
import { closed, named, pageOf, text, timestamp } from '../answers.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { holdings } from '../users/user-holdings.ts'

const listQuery = Type.Object(
  {
    ...pageParameters,
    userId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 255, description: 'The id that the deleted user had.' }),
    ),
    email: Type.Optional(
      Type.String({ minLength: 3, maxLength: 254, description: 'The e-mail address that the deleted user had.' }),
    ),
  },
  { additionalProperties: false },
)

const fields = { id: text, mode: Type.Enum(['anonymise', 'erase']), at: timestamp, by: named, counts: holdings }
const receipt = closed(fields, 'ErasureReceipt')
const integrity = closed({ state: Type.Enum([...logStates]), summary: text })

export const erasureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/erasures',
    access: ['read:audit'],
    query: listQuery,
    summary: 'List the receipts of deletions',
    answers: { 200: pageOf(receipt) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/erasures/:id',
    access: ['read:audit'],
    summary: 'Get the receipt of a deletion, and how the audit stands since',
    answers: { 200: closed({ ...fields, integrity }, 'ErasureReceiptWithIntegrity') },
    handle: get,
  },
]

async function list({ query, directory }: Call<Static<typeof listQuery>>): Promise<Answer> {
  const { userId, email, ...paging } = query
  const request = pageRequest(paging)
  const { stores, sealer } = directory
  const { erasures } = stores
  if (userId !== undefined && email !== undefined) throw invalidField('email', 'Give userId or email, not both.')
  if (userId === undefined && email === undefined) return pageAnswer(await erasures.list(request), request, receiptJson)
  const items =
    userId === undefined
      ? await erasures.findOfAddress(erasedAddressMark(sealer, email ?? ''))
      : await erasures.findOf(erasedMark(sealer, userId))
  return pageAnswer({ items, next: null, total: null }, request, receiptJson)
}

async function get({ params, directory }: Call): Promise<Answer> {
  const found = presentErasure(await directory.stores.erasures.find(params.id as string))
  return ok({ ...receiptJson(found), integrity: await integrityNow(directory) })
}

/** Of now, and so after the deletion. */
async function integrityNow(directory: Directory) {
  const { seals, auditSearch } = directory.stores
  const { state, summary } = await logIntegrity({ ...directory, seals, auditSearch })
  return { state, summary }
}

function receiptJson({ id, mode, at, by, counts }: Erasure) {
  return { id, mode, at, by, counts }
}
