import { ProblemError } from '../../../http/problem-details.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { userSearchFields } from '../../../search/user-fields.ts'
import type { Call } from '../route.ts'
import { connectionField } from './search-fields.ts'
import type { CreateUserBody } from './user-schemas.ts'

/** Where somebody is there already, the conflict leads whoever may read them to that person (console.md 3.3). */
export async function namingExistingUser<Result>(
  call: Call<unknown, CreateUserBody>,
  connection: string,
  creating: Promise<Result>,
): Promise<Result> {
  try {
    return await creating
  } catch (fault) {
    if (!(fault instanceof RollcallError) || fault.code !== 'user_exists') throw fault
    const existingUserId = call.actor.permissions.has('read:users') ? await findExisting(call, connection) : null
    throw new ProblemError(409, fault.code, 'Somebody with one of these identifiers is there already.', {
      ...(existingUserId === null ? {} : { existingUserId }),
    })
  }
}

async function findExisting({ directory, body }: Call<unknown, CreateUserBody>, connection: string) {
  const given = [
    ['email', body.email?.toLowerCase()],
    ['username', body.username?.toLowerCase()],
    ['phone_number', body.phoneNumber],
  ] as const
  const parts = given.flatMap(([name, value]) => (value === undefined ? [] : [equals(name, value)]))
  const inConnection: Filter = { kind: 'equals', field: connectionField, alternatives: [connection] }
  const { items } = await directory.stores.users.list({
    filter: { kind: 'and', parts: [{ kind: 'or', parts }, inConnection] },
    sort: { field: 'id', direction: 'ascending' },
    page: { kind: 'offset', offset: 0, limit: 1, withTotal: false },
  })
  return items[0]?.id ?? null
}

function equals(name: string, value: string): Filter {
  const field = userSearchFields.resolve(name)
  if (field === undefined) throw new Error(`no field ${name}`)
  return { kind: 'equals', field, alternatives: [value] }
}
