// What programs call of this face, as it describes itself.
import type { DescribedOperation } from '../http/described-operation.ts'

export const operations: readonly DescribedOperation[] = []
