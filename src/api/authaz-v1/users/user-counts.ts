// How many several lists of users would have, in one call: such as the views above the list of a screen.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { compileSchema } from '../../../http/schema.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { closed, count, flag, freeObject, orNull, textOrNull } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { countPeople } from './count-people.ts'
import { countEach } from './count-values.ts'
import { readUserFilter } from './read-user-filter.ts'
import { type UserFilterQuery, userFilterQuery } from './user-filter-parameters.ts'

const listsAtMost = 100

const countsBody = Type.Object(
  {
    // Judged one by one where they are counted: a view that was kept may ask what no list is asked any more.
    filters: Type.Array(freeObject, {
      minItems: 1,
      maxItems: listsAtMost,
      description: `1 to ${listsAtMost} lists, each by the filters of the list of users, by their names.`,
    }),
  },
  { additionalProperties: false },
)

const faultOfList = compileSchema(userFilterQuery)

const counted = closed({
  total: orNull(closed({ count, isEstimate: flag })),
  /** Why it was not counted: what the list itself would say, and search_timeout also where its turn did not come. */
  code: textOrNull,
})

export const userCountRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/counts',
    access: ['read:users'],
    organization: 'its-people',
    body: countsBody,
    whilePaused: 'reads',
    summary: 'Count the users of several lists',
    answers: { 200: closed({ data: Type.Array(counted) }) },
    handle: countLists,
  },
]

async function countLists({ actor, body, directory }: Call<unknown, Static<typeof countsBody>>): Promise<Answer> {
  const data = await countEach(body.filters, (list) => countList(directory, actor, list))
  return ok({ data: data.map((one) => one ?? { total: null, code: 'search_timeout' }) })
}

/** A list that cannot be asked, such as of a role that is gone, takes no other with it. */
async function countList(directory: Directory, actor: Actor, list: object) {
  if (faultOfList(list) !== null) return { total: null, code: 'invalid_input' }
  try {
    const { filter } = await readUserFilter(directory, actor, list as UserFilterQuery)
    return { total: await countPeople(directory, filter), code: null }
  } catch (fault) {
    if (fault instanceof RollcallError) return { total: null, code: fault.code }
    throw fault
  }
}
