import { twoApplications } from '../../../test/support/two-applications.ts'
import { mergeStoreContract } from '../conformance/merges.ts'

mergeStoreContract(twoApplications)
