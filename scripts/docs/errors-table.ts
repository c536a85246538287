import { type ErrorCode, errorKinds } from '../../src/kernel/errors.ts'
import { errorMeanings } from './error-meanings.ts'
import { table } from './table.ts'

export function errorsTable(): string {
  const codes = Object.keys(errorKinds) as ErrorCode[]
  const rows = codes.map((code) => [`\`${code}\``, errorKinds[code], errorMeanings[code]])
  return table(['code', 'kind', 'what it means, and what to do'], rows)
}
