import { RollcallError } from './errors.ts'

/** What was asked for, or what stands for it where the database took too long (`search_timeout`). */
export async function unlessTooLong<Answer, Instead>(
  asking: Promise<Answer>,
  instead: Instead,
): Promise<Answer | Instead> {
  try {
    return await asking
  } catch (fault) {
    if (fault instanceof RollcallError && fault.code === 'search_timeout') return instead
    throw fault
  }
}
